import type { Log } from '../../../app/ship.ts';
import { mayPass, type Trouble } from '../../trouble.ts';
import type { Call } from '../send/call.ts';
import type { Standing } from '../standing.ts';
import { after, type PartOutcome } from './after.ts';
import type { Part } from './where.ts';

/** What setting up a channel works with. */
export type SetupTools = {
  readonly call: Call;
  readonly log: Log;
  readonly botUserId: string;
  /** Whether this channel belongs to an incident. */
  readonly isBound: (channel: string) => boolean;
  readonly bind: (channel: string, incident: string) => Promise<void>;
};

type Of = { readonly standing: Standing };

export const note = ({ standing }: Of, part: Part, outcome: PartOutcome): Promise<void> =>
  standing.note(part, after(standing.part(part), outcome));

/** Notes that a part is done, or that it failed for good; what may pass is tried again. */
export async function ended(
  of: Of,
  part: Part,
  ref: string,
  trouble: Trouble | undefined,
): Promise<Trouble | undefined> {
  if (trouble && mayPass(trouble)) return trouble;
  await note(
    of,
    part,
    trouble ? { kind: 'failed', ref, code: trouble.code } : { kind: 'done', ref },
  );
  return undefined;
}
