import { toldOf, wordsOf } from '../../core/account/told.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { FrozenPlan } from '../../core/plan/plan.ts';
import { bearsOn, type Lesson, lessonsIn } from '../../core/report/lessons.ts';
import { erased } from '../../core/texts/events/told.ts';
import { lessonText } from '../../core/texts/lessons.ts';
import { incidentsWithFollowUps } from '../follow-ups/book.ts';
import { type Incidents, incidentOf } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';

/** What incidents taught and no playbook has taken up, kept between questions: only what is new is read again. */
export type Lessons = (incidents: Pick<Incidents, 'load'>) => Promise<readonly Lesson[]>;

const pageSize = 500;

export function openLessons(registry: Pick<Registry, 'setting' | 'since'>): Lessons {
  const known = new Map<string, readonly Lesson[]>();
  const unread = new Set<string>();
  let read: number | undefined;
  return async (incidents) => {
    const learn = async (ids: Iterable<string>): Promise<void> => {
      for (const id of ids) {
        unread.add(id);
        // One that cannot be read keeps no plan of another from being made. Whoever attends to it says so; it is tried again.
        const loaded = await incidents.load(id).catch(() => undefined);
        if (loaded === undefined) continue;
        known.set(id, loaded.state === undefined ? [] : lessonsIn(loaded.state));
        unread.delete(id);
      }
    };
    const begin = async (): Promise<number> => {
      const first = await incidentsWithFollowUps(registry);
      await learn(first.incidents);
      return first.position;
    };
    await learn([...unread]);
    let position = read ?? (await begin());
    for (let more = true; more; ) {
      const page = await registry.since(position, pageSize);
      await learn(new Set(page.flatMap((one) => changed(one, known))));
      position = page.at(-1)?.position ?? position;
      more = page.length === pageSize;
    }
    read = position;
    return [...known.values()].flat();
  };
}

/** The incident whose lessons may be others after this event. */
function changed(
  { type, stream }: Pick<Envelope, 'type' | 'stream'>,
  known: ReadonlyMap<string, unknown>,
): readonly string[] {
  const id = incidentOf(stream);
  return id !== undefined && (known.has(id) || type === 'FollowUpAdded') ? [id] : [];
}

/** The lessons that bear on a plan. Those of private incidents are told in their own alone. */
export const lessonsFor = async (
  { lessons, incidents }: Pick<Ship, 'lessons' | 'incidents'>,
  incident: Pick<Incident, 'id'> | undefined,
  plan: Pick<FrozenPlan, 'playbook' | 'targets'>,
): Promise<readonly Lesson[]> =>
  (await lessons(incidents)).filter(
    (lesson) => bearsOn(lesson, plan) && (!lesson.isPrivate || lesson.incident === incident?.id),
  );

/** The same as lines, each in the words of whoever wrote it down. */
export async function lessonLines(
  ship: Pick<Ship, 'lessons' | 'incidents' | 'logs'>,
  incident: Pick<Incident, 'id'>,
  plan: Pick<FrozenPlan, 'playbook' | 'targets'>,
): Promise<readonly string[]> {
  const all = await lessonsFor(ship, incident, plan);
  return Promise.all(
    all.map(async (lesson) => {
      const log = await ship.logs.read(lesson.incident);
      const added = toldOf(log, 'FollowUpAdded').find(
        ({ event }) => event.followUp === lesson.followUp,
      );
      return lessonText(lesson, (added && wordsOf(added, 'text')) ?? erased);
    }),
  );
}
