import type { Ship } from '../../app/ship.ts';
import { mayPass } from '../trouble.ts';
import { enter } from './channel/attach.ts';
import { note } from './channel/tools.ts';
import { ownChannel, parts } from './channel/where.ts';
import { refusedIn, securityPart } from './desired/security.ts';
import type { Machinery, Shared } from './machinery.ts';
import { after } from './messages/after.ts';
import type { Entered, Poster } from './poster.ts';
import type { Standing } from './standing.ts';

/** Why a channel is none to be told in, by Slack's codes. */
const unfit: ReadonlyMap<string, Entered> = new Map([
  ['is_archived', 'archived'],
  ['is_ext_shared', 'shared'],
]);

type Requests = Pick<
  Poster,
  | 'incidentIn'
  | 'channelOf'
  | 'openChannel'
  | 'showCard'
  | 'retrySetup'
  | 'enter'
  | 'homeOpened'
  | 'channelChanged'
>;

type Parts = Shared & { readonly ship: Ship; readonly machinery: Machinery };

/** What others ask of the poster. It is noted first and then done by the loop, so that a crash forgets nothing. */
export function requestsOf(given: Parts): Requests {
  const { waker, watched, machinery } = given;
  const { channels, askedCards, homes, later } = machinery;
  const soon = (work: () => Promise<void>): void => later.do(() => work().then(waker.wake));
  return {
    incidentIn: channels.incidentIn,
    channelOf: (incident) => {
      const rows = watched.peek(incident);
      return rows && ownChannel(rows);
    },
    openChannel: (incident, askedIn) => soon(() => ask(given, incident, askedIn)),
    showCard: askedCards.show,
    enter: async (channel) => {
      const trouble = await enter(machinery.call, channel);
      // What may pass is tried again when it is set up.
      if (trouble === undefined || mayPass(trouble)) return 'in';
      return unfit.get(trouble.code) ?? 'not-in';
    },
    retrySetup: (incident, part) => soon(() => retry(given, incident, part)),
    homeOpened: (user, team) => soon(() => homes.opened(user, team)),
    channelChanged: (channel, what) => soon(() => changed(given, channel, what)),
  };
}

async function ask({ watched }: Parts, incident: string, askedIn?: string): Promise<void> {
  const rows = await watched.standing(incident);
  const before = rows.asked();
  if (!before || (before.channel === undefined && askedIn !== undefined)) {
    await rows.note('asked', { kind: 'asked', channel: askedIn });
  }
  watched.touch(incident);
}

async function retry(
  { machinery: { announcement }, watched }: Parts,
  incident: string,
  said: string,
): Promise<void> {
  const part = parts.find((one) => one === said);
  if (said === securityPart) await retrySecurity(await watched.standing(incident));
  else if (part === 'announcement') announcement.retry();
  else if (part) {
    const standing = await watched.standing(incident);
    if (standing.part(part)?.state === 'failed')
      await note({ standing }, part, { kind: 'retried' });
  }
  watched.touch(incident);
}

async function retrySecurity(rows: Standing): Promise<void> {
  for (const [key, row] of refusedIn(rows.messages()))
    await rows.note(key, after(row, { kind: 'absent' }));
}

/** What becomes of the channel of a closed incident changes nothing: all that was to be told there is told. */
async function changed(
  { ship, watched, machinery: { channels, lost, announcement } }: Parts,
  channel: string,
  what: 'archived' | 'removed',
): Promise<void> {
  const code = what === 'archived' ? 'is_archived' : 'not_in_channel';
  const incident = channels.incidentIn(channel);
  if (incident === undefined) {
    if (channel === announcement.channel() && what === 'archived') announcement.lose(code);
    return;
  }
  const { state } = await ship.incidents.load(incident);
  if (state === undefined || state.rung === 'closed') return;
  await lost(incident, channel, code);
  watched.touch(incident);
}
