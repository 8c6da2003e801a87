import type { Instant } from '../../core/ids.ts';
import type { DueChange } from '../ports/batch.ts';
import { digestStream } from './weeks.ts';

const key = `${digestStream}/week`;

/** The one row of the digest: when it is looked at again. */
export const setRow = (at: Instant): DueChange => ({
  do: 'set',
  key,
  at,
  stream: digestStream,
  order: { kind: 'digestTime' },
});

/** Whether a row is that of the digest. */
export const isDigestRow = ({ stream }: { readonly stream: string }): boolean =>
  stream === digestStream;
