import { unreachable } from '../../../lib/unreachable.ts';
import type { PartRow } from '../standing.ts';

/** What became of a part of a channel's set-up. */
export type PartOutcome =
  /** It is about to be done. */
  | { readonly kind: 'begun' }
  /** `ref`: for what it was done. */
  | { readonly kind: 'done'; readonly ref: string }
  /** For good, as far as Slack is concerned. `ref`: for what; nothing when there was nothing yet. */
  | { readonly kind: 'failed'; readonly ref?: string | undefined; readonly code: string }
  /** Somebody wants it tried anew. */
  | { readonly kind: 'retried' };

/** The row of a part after this; what stood or was lost stays known when it is tried anew. */
export function after(row: PartRow | undefined, outcome: PartOutcome): PartRow {
  const { kind } = outcome;
  switch (kind) {
    case 'begun':
      return { kind: 'part', state: 'trying' };
    case 'done':
      return { kind: 'part', state: 'done', ref: outcome.ref };
    case 'failed':
      return { kind: 'part', state: 'failed', ref: outcome.ref, code: outcome.code };
    case 'retried':
      return { kind: 'part', state: 'trying', ref: row?.ref };
    default:
      return unreachable(outcome);
  }
}
