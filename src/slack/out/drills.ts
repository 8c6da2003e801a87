import { drillStream } from '../../app/drills/books.ts';
import { type Drilled, drilledIn } from '../../app/drills/look.ts';
import { everyDrillRow } from '../../app/drills/tell.ts';
import { withTexts } from '../../app/read-log.ts';
import type { Ship } from '../../app/ship.ts';
import { voiceOf } from '../../app/voice.ts';
import { remindersIn } from '../../core/drill/told.ts';
import { type NextDrill, nextDrills } from '../../core/texts/next-drill.ts';
import { slackTroubles } from '../../core/texts/slack-standing.ts';
import { usersOf } from './channel/people.ts';
import { drillWants } from './desired/drills.ts';
import type { MessageTools } from './messages/incident.ts';
import { wantJobs } from './messages/jobs.ts';
import { openReread, type Read, type Reread } from './reread.ts';
import type { Job } from './send/job.ts';
import { type Standing, standingOf } from './standing.ts';

const about = 'drills';

/** The messages about drills: the reminders of each day, in channels and in people's own messages. */
export type Drills = Disposable & {
  readonly look: Reread['look'];
  readonly jobs: () => readonly Job[];
  /** Who is due for which drill next, as it was read last. */
  readonly next: () => readonly NextDrill[];
  /** Channels in which the drills of a team cannot be told, a sentence each. */
  readonly reasons: () => readonly string[];
};

type Tools = { readonly messages: MessageTools; readonly wake: () => void };

export async function openDrills(ship: Ship, { messages, wake }: Tools): Promise<Drills> {
  const standing = await standingOf(ship.registry, about);
  let next: readonly NextDrill[] = [];
  const { look, latest, ...listening } = openReread(ship, {
    concerns: (stream) => stream.startsWith(drillStream('')),
    read: async () => {
      next = nextDrills(await everyDrillRow(ship), voiceOf(ship));
      return readAll(ship);
    },
    wake,
    untold: 'DrillsUntold',
  });
  return {
    ...listening,
    look,
    jobs: () => wantJobs(messages, { id: about, standing, ...latest(), ...nowhere }),
    next: () => next,
    reasons: () => reasonsOf(ship, standing),
  };
}

/** Drills belong to no incident, and so into no channel of one. */
const nowhere = { home: undefined, announcement: undefined, isOver: false } as const;

async function readAll(ship: Ship): Promise<Read> {
  const all = await Promise.all(
    drilledIn(ship.configurations.current()).map((service) => readOne(ship, service)),
  );
  return {
    wants: all.flatMap(({ wants }) => wants),
    version: Math.max(0, ...all.map(({ version }) => version)),
  };
}

async function readOne(ship: Ship, { name, drills }: Drilled): Promise<Read> {
  const envelopes = await ship.registry.read(drillStream(name));
  const log = await withTexts(ship.registry, envelopes);
  return {
    wants: drillWants({
      reminders: remindersIn(log),
      channel: drills.channel,
      voice: voiceOf(ship),
      users: (people) => usersOf(ship, people),
    }),
    version: log.at(-1)?.position ?? 0,
  };
}

function reasonsOf({ configurations }: Ship, standing: Standing): readonly string[] {
  const channels = new Map(
    drilledIn(configurations.current()).map(({ drills, owner }) => [drills.channel, owner]),
  );
  // Of each channel the last message counts.
  const last = new Map(standing.messages().map(([, row]) => [row.channel, row]));
  return [...last].flatMap(([channel, { state, code = 'refused' }]) => {
    const team = channels.get(channel);
    return team === undefined || state !== 'refused'
      ? []
      : [slackTroubles.unreminded(team, channel, code)];
  });
}
