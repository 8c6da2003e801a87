import type { Log } from '../../../app/ship.ts';
import { directChannel } from '../channel/direct.ts';
import { statusKey } from '../desired/status.ts';
import type { Want } from '../desired/want.ts';
import type { Call } from '../send/call.ts';
import type { Place } from '../send/find.ts';
import type { Standing } from '../standing.ts';
import type { OneIncident } from '../watched.ts';

/** What messages are about, as the poster sees it: what is to be said, what stands, and where. */
export type Told = {
  readonly id: string;
  readonly standing: Standing;
  readonly wants: readonly Want[];
  /** Its own channel, or where its messages go instead; nowhere as long as none is there. */
  readonly home: string | undefined;
  readonly announcement: string | undefined;
  /** How much has happened to it: what says nothing new waits for what does. */
  readonly version: number;
  /** It moves nowhere any more: what its channel does not take is left out. */
  readonly isOver: boolean;
};

/** One incident as the poster sees it. */
export type ToldIncident = Told & OneIncident;

/** What closing a difference works with. */
export type MessageTools = {
  readonly call: Call;
  readonly log: Log;
  /** The registry's name: two installations in one workspace do not take each other's messages for theirs. */
  readonly registryId: string;
  /** This channel cannot be written to any more. */
  readonly lost: (incident: string, channel: string, code: string) => Promise<void>;
  /** Slack takes no plan blocks here: they are written as lines from now on. */
  readonly planRefused: () => void;
  /** What was asked for now stands, or cannot. */
  readonly settled: (incident: string, key: string, stands: boolean) => void;
};

/** Where a message is to stand; nothing while that place is not there yet. */
export function placeOf(told: Told, want: Want): Place | undefined {
  const { home, announcement, standing } = told;
  if (want.where === 'announcement') {
    return announcement === undefined ? undefined : { channel: announcement };
  }
  if (want.where !== 'incident') {
    if ('channel' in want.where) return want.where;
    const channel = directChannel(standing, want.where.user);
    return channel === undefined ? undefined : { channel };
  }
  if (home === undefined) return undefined;
  return want.inThread === true ? threadIn(standing, home) : { channel: home };
}

/** Under the status message, as soon as that stands there. */
export function threadIn(standing: Standing, channel: string): Place | undefined {
  const status = standing.message(statusKey);
  return status?.state === 'stands' && status.channel === channel && status.ts !== undefined
    ? { channel, thread: status.ts }
    : undefined;
}

/** The same for the same message of the same incident, whoever posts it and however often. */
export const outboxId = (
  { registryId }: Pick<MessageTools, 'registryId'>,
  told: Pick<Told, 'id'>,
  part: string,
): string => `${registryId}/${told.id}/${part}`;
