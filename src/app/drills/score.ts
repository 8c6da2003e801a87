import { type Account, accountOf } from '../../core/account/account.ts';
import { surprisesIn } from '../../core/drill/answered.ts';
import type { Drill, DrillBook } from '../../core/drill/book.ts';
import type { Rehearsed } from '../../core/drill/events.ts';
import { scoreOf } from '../../core/drill/score.ts';
import type { Score } from '../../core/drill/score-shape.ts';
import { type Unbegun, unbegunIn } from '../../core/drill/unscored.ts';
import type { EventOf } from '../../core/events.ts';
import { type IncidentId, type Instant, millis } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { By } from '../record.ts';
import type { Ship } from '../ship.ts';
import { loadDrills } from './books.ts';
import { setRow } from './rows.ts';
import { storeDrills } from './store.ts';

/** A drill with how it goes. */
export type Scored = {
  readonly service: string;
  readonly incident: Incident;
  readonly account: Account;
  readonly score: Score;
  /** No strategy began in it, so its score says nothing. */
  readonly unbegun: Unbegun | undefined;
  /** A live incident ended it: it says nothing of anybody. */
  readonly isOvertaken: boolean;
};

/** How a drill goes, as far as it has come; undefined for what is none. */
export async function scored(ship: Ship, id: IncidentId): Promise<Scored | undefined> {
  const [log, { state: incident }] = await Promise.all([
    ship.logs.read(id),
    ship.incidents.load(id),
  ]);
  const began = log.flatMap(({ event }) => (event.type === 'DrillBegan' ? [event] : []))[0];
  const account = accountOf(log);
  if (began === undefined || account === undefined || incident?.mode !== 'drill') return undefined;
  const { service } = began;
  const objectives = ship.configurations.current().services[service]?.objectives;
  const { maxWaitMs, mitigateMs } = incident.rules;
  const targets = { decideMs: maxWaitMs, mitigateMs, recoverMs: objectives?.recoverMs };
  const score = scoreOf(account, targets, surprisesIn(log));
  const isOvertaken = log.some(({ event }) => event.type === 'DrillOvertaken');
  const unbegun = unbegunIn(account.strategies, log);
  return { service, incident, account, score, unbegun, isOvertaken };
}

/**
 * Records how a drill went beside the service's other drills, once; that none began in it, until one does after all. Rejects where that was written meanwhile: it is
 * tried again.
 */
export async function recordScore(ship: Ship, id: IncidentId): Promise<void> {
  const drill = await scored(ship, id);
  // Opened again before the timer came: its next end sets the row anew.
  if (drill?.incident.rung !== 'closed' || drill.isOvertaken) return;
  const { service } = drill;
  const book = await loadDrills(ship.registry, service);
  if (isKept(drill, book.state)) return;
  const at = ship.clock.now();
  const event = kept(drill, at);
  const key = `drill/${id}/${event.type === 'DrillDone' ? 'score' : 'not-scored'}`;
  const by: By = { at, actor: 'timer', via: 'timer', key, mode: 'drill' };
  const team = ship.configurations.current().services[service]?.owner;
  const stored = await storeDrills(
    ship,
    {
      events: [event],
      reads: [book],
      // The reminder of the day is over with it, and the next one may be another's.
      due: team === undefined ? [] : [setRow(team, at)],
      answer: null,
    },
    by,
  );
  if (stored.status === 'conflict') throw new Error(`${stored.on} was written meanwhile`);
}

/** Whether it is on record: with a score for good, else until a strategy begins in it after all. */
const isKept = (
  { incident: { id }, unbegun }: Scored,
  { drills, unscored }: Pick<DrillBook, 'drills' | 'unscored'>,
): boolean =>
  drillIn(drills, id) !== undefined ||
  (unbegun !== undefined && drillIn(unscored, id) !== undefined);

const kept = (drill: Scored, at: Instant): EventOf<'DrillDone' | 'DrillLeftUnscored'> =>
  drill.unbegun === undefined ? doneOf(drill, at) : unscoredOf(drill, drill.unbegun);

export const drillIn = <D extends Pick<Drill, 'incident'>>(
  drills: readonly D[],
  id: IncidentId,
): D | undefined => drills.find(({ incident }) => incident === id);

const unscoredOf = (
  { service, incident, account }: Scored,
  { code }: Unbegun,
): EventOf<'DrillLeftUnscored'> => ({
  type: 'DrillLeftUnscored',
  service,
  incident: incident.id,
  person: account.origin.declaredBy,
  ...(code !== undefined && { code }),
});

function doneOf({ service, incident, account, score }: Scored, at: Instant): EventOf<'DrillDone'> {
  const [first] = account.strategies;
  const rehearsed = rehearsedIn(incident);
  return {
    type: 'DrillDone',
    service,
    incident: incident.id,
    person: first?.decider.person ?? account.origin.declaredBy,
    passed: score.failures.length === 0,
    ...(rehearsed && { rehearsed }),
    tookMs: Math.max(0, millis(account.moments.closed ?? at) - millis(account.moments.declared)),
    score,
  };
}

/** The plan that was carried out last. */
function rehearsedIn({ governing, plans }: Incident): Rehearsed | undefined {
  const document = governing === undefined ? undefined : plans[governing]?.document;
  if (document === undefined) return undefined;
  const { name, version, digest } = document.playbook;
  return { playbook: { name, version, digest }, release: document.from.version };
}
