import * as fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The seed of generated cases. */
    readonly cases: number;
  }
}

// The same commit is tried on the same cases, so that a red run can be played again; another commit on others.
fc.configureGlobal({ seed: inject('cases') });
