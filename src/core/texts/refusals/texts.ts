import type { Said, Voice } from '../voice.ts';

/** A text for each code of a map: a forgotten code does not compile. */
export type RefusalTexts<M> = { readonly [C in keyof M]: (facts: M[C], voice: Voice) => Said };
