import { entriesIn, type Layers } from '../../lib/layers.ts';
import type { EventOf } from '../events.ts';

/** An outside change and what became of it. */
export type SeenChange = Omit<EventOf<'OutsideChangeSeen'>, 'type' | 'texts'> & {
  readonly seenAt: string;
  readonly verdict: EventOf<'OutsideChangeJudged'>['verdict'] | undefined;
  /** The run has paused for it: it does so once. */
  readonly paused: boolean;
};

/** What nobody has said anything of yet. */
export const unjudged = (changes: Layers<string, SeenChange>): readonly SeenChange[] =>
  entriesIn(changes).filter(({ verdict }) => verdict === undefined);
