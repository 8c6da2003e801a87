import type { Log } from '../../../app/ship.ts';
import { mayPass, type Trouble } from '../../trouble.ts';
import type { Sources } from '../desired/sources.ts';
import type { SlackClient } from '../send/call.ts';
import type { PartRow, Standing } from '../standing.ts';
import type { Part } from './where.ts';

/** What setting up a channel works with. */
export type Crew = {
  readonly client: Pick<SlackClient, 'apiCall'>;
  readonly log: Log;
  readonly botUserId: string;
  /** Whether this channel belongs to an incident. */
  readonly isBound: (channel: string) => boolean;
  readonly bind: (channel: string, incident: string) => Promise<void>;
};

/** One incident whose channel is set up. */
export type Site = {
  readonly id: string;
  readonly sources: Sources;
  readonly standing: Standing;
};

export const partRow = (state: PartRow['state'], more: Partial<PartRow> = {}): PartRow => ({
  kind: 'part',
  tries: 0,
  ...more,
  state,
});

/** Notes that a part is done, or that it failed for good; what may pass is tried again. */
export async function ended(
  { standing }: Pick<Site, 'standing'>,
  part: Part,
  ref: string,
  trouble: Trouble | undefined,
): Promise<Trouble | undefined> {
  if (trouble && mayPass(trouble)) return trouble;
  await standing.note(
    part,
    trouble ? partRow('failed', { ref, code: trouble.code }) : partRow('done', { ref }),
  );
  return undefined;
}
