import { drillStream } from '../../app/drills/books.ts';
import { type Drilled, drilledIn } from '../../app/drills/look.ts';
import { recorded } from '../../app/incidents.ts';
import { withTexts } from '../../app/reading/read-log.ts';
import type { Ship } from '../../app/ship.ts';
import { voiceOf } from '../../app/voice.ts';
import { emptyBook, evolveDrills } from '../../core/drill/book.ts';
import { remindersIn } from '../../core/drill/told.ts';
import type { PersonId } from '../../core/ids.ts';
import { slackTroubles } from '../../core/texts/slack-standing.ts';
import type { Beside } from './beside.ts';
import { usersOf } from './channel/people.ts';
import { scoreWants } from './desired/drill-scores.ts';
import { drillWants } from './desired/drills.ts';
import type { Read } from './reread.ts';
import type { Standing } from './standing.ts';

/** The messages about drills: the reminders of each day, in channels and in people's own messages, and how drills went. */
export const drills: Beside = {
  about: 'drills',
  untold: 'DrillsUntold',
  concerns: (stream) => stream.startsWith(drillStream('')),
  read: readAll,
  reasons: (ship, { standing }) => reasonsOf(ship, standing),
};

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
  const book = envelopes.map(recorded).reduce(evolveDrills, emptyBook);
  const telling = { channel: drills.channel, voice: voiceOf(ship) };
  const users = (people: readonly PersonId[]) => usersOf(ship, people);
  return {
    wants: [
      ...drillWants({ reminders: remindersIn(log), ...telling, users }),
      ...scoreWants({ service: name, book, ...telling }),
    ],
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
