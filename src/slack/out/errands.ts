import { partRow } from './channel/crew.ts';
import { ownChannel, parts } from './channel/where.ts';
import type { Desk } from './desk.ts';
import type { Fleet } from './fleet.ts';
import type { Poster } from './poster.ts';
import type { Bell } from './send/bell.ts';

type Around = { readonly bell: Bell; readonly fleet: Fleet };
type Errands = Pick<
  Poster,
  | 'incidentIn'
  | 'channelOf'
  | 'openChannel'
  | 'showCard'
  | 'retrySetup'
  | 'homeOpened'
  | 'channelChanged'
>;

/** What others ask of the poster. It is noted first and then done by the loop, so that a crash forgets nothing. */
export function errandsOf(desk: Desk, around: Around): Errands {
  const { bell, fleet } = around;
  const { channels, shown, homes, later } = desk;
  const soon = (work: () => Promise<void>): void => later.do(() => work().then(bell.ring));
  return {
    incidentIn: channels.incidentIn,
    channelOf: (incident) => {
      const rows = fleet.peek(incident);
      return rows && ownChannel(rows);
    },
    openChannel: (incident, askedIn) => soon(() => ask(around, incident, askedIn)),
    showCard: shown.show,
    retrySetup: (incident, part) => soon(() => retry(desk, around, incident, part)),
    homeOpened: (user) => soon(() => homes.opened(user)),
    channelChanged: (channel, what) => {
      if (what !== 'renamed') soon(() => changed(desk, around, channel, what));
    },
  };
}

async function ask({ fleet }: Around, incident: string, askedIn?: string): Promise<void> {
  const rows = await fleet.standing(incident);
  const before = rows.asked();
  if (!before || (before.channel === undefined && askedIn !== undefined)) {
    await rows.note('asked', { kind: 'asked', channel: askedIn });
  }
  fleet.touch(incident);
}

async function retry(
  { announcement }: Desk,
  { fleet }: Around,
  ...[incident, said]: readonly [string, string]
): Promise<void> {
  const part = parts.find((one) => one === said);
  if (part === 'announcement') announcement.retry();
  else if (part) {
    const rows = await fleet.standing(incident);
    const row = rows.part(part);
    // What the channel was stays known: perhaps it can be written to again.
    const kept = part === 'channel' && row?.ref !== undefined ? { ref: row.ref } : {};
    if (row?.state === 'failed') await rows.note(part, partRow('trying', kept));
  }
  fleet.touch(incident);
}

async function changed(
  { channels, lost, announcement }: Desk,
  { fleet }: Around,
  ...[channel, what]: readonly [string, 'archived' | 'removed']
): Promise<void> {
  const code = what === 'archived' ? 'is_archived' : 'not_in_channel';
  const incident = channels.incidentIn(channel);
  if (incident !== undefined) {
    await lost(incident, channel, code);
    fleet.touch(incident);
  } else if (channel === announcement.channel() && what === 'archived') announcement.lose(code);
}
