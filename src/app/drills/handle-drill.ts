import type { Answer } from '../../core/answer.ts';
import type { Because } from '../../core/because.ts';
import { actorName, type Decision } from '../../core/command.ts';
import { postponeDrill, scheduleDrill, skipDrill } from '../../core/drill/deciders.ts';
import type { Event } from '../../core/events.ts';
import type { Instant, PersonId } from '../../core/ids.ts';
import type { Order, OrderOf } from '../../core/orders.ts';
import { refuse } from '../../core/refusals.ts';
import { noteText } from '../../core/texts/notes.ts';
import { eventText } from '../../core/texts.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { Ordered } from '../ordered.ts';
import { firstAnswer } from '../orders/first-answer.ts';
import { notOfTheTeam } from '../people/team.ts';
import { answerNo } from '../refuse.ts';
import type { Ship } from '../ship.ts';
import { untilStored } from '../targets/on-targets.ts';
import { voiceOf } from '../voice.ts';
import { type Drilled, drilledIn, drillersOf, type Looked, look } from './look.ts';
import { setRow } from './rows.ts';
import { handleStart } from './start-drill.ts';
import { type DrillEvent, placed, storeDrills } from './store.ts';

/** The orders about the schedule: they are recorded on the stream of the service's drills. */
export type AboutDrills = OrderOf<'drillSchedule' | 'drillLater' | 'drillSkip' | 'drillStart'>;

const kinds = [
  'drillSchedule',
  'drillLater',
  'drillSkip',
  'drillStart',
] as const satisfies readonly AboutDrills['kind'][];

export const isAboutDrills = (order: Order): order is AboutDrills =>
  kinds.some((kind) => kind === order.kind);

/** The order by which a drill begins is no part of its schedule: it opens an incident. */
type Scheduling = Exclude<AboutDrills, OrderOf<'drillStart'>>;

export type Asked<O extends Order> = Ordered & { readonly order: O };
type Known = { readonly service: Drilled; readonly by: PersonId };

/** Plans, puts off, skips or begins a drill. Never a program: somebody answers for it. */
export async function handleDrill(ship: Ship, asked: Asked<AboutDrills>): Promise<Answer> {
  const { order, actor } = asked;
  const said = order.kind === 'drillStart' ? order.where.split('@', 1).join('') : order.service;
  const service = drilledAt(ship, said);
  if ('code' in service) return answerNo(ship, service);
  if (actor.kind === 'machine') {
    return answerNo(ship, refuse('MachineMayNot', { token: actor.token, order: order.kind }));
  }
  const isDriller = drillersOf(ship, service).includes(actor.person);
  const no =
    isDriller || order.kind === 'drillSkip'
      ? undefined
      : notOfTheTeam(ship, service.drills.target, actor);
  if (no) return answerNo(ship, no);
  const known = { service, by: actor.person };
  return order.kind === 'drillStart'
    ? handleStart(ship, { ...asked, order, ...known })
    : untilStored(ship, () => once(ship, { ...asked, order }, known));
}

/** The service, if it is rehearsed, or the refusal that names those that are. */
export function drilledAt({ configurations }: Pick<Ship, 'configurations'>, said: string) {
  const all = drilledIn(configurations.current());
  return (
    all.find(({ name }) => name === said) ??
    refuse('NoDrills', { service: said, services: all.map(({ name }) => name) })
  );
}

async function once(
  ship: Ship,
  asked: Asked<Scheduling>,
  known: Known,
): Promise<Answer | undefined> {
  const looked = await look(ship, known.service);
  const at = ship.clock.now();
  const decision = decide(ship, asked, { ...known, looked, at });
  switch (decision.status) {
    case 'refused':
      return answerNo(ship, decision.refusal);
    case 'nothing':
      return { accepted: true, events: [], say: noteText(decision.note, voiceOf(ship)) };
    case 'decided':
      return store(ship, asked, { looked, at, events: decision.events.filter(isOfDrills) });
  }
}

type Deciding = Known & { readonly looked: Looked; readonly at: Instant };

function decide(ship: Ship, { order, arrival }: Asked<Scheduling>, known: Deciding): Decision {
  const { looked, at, by, service } = known;
  const because: Because = {
    rule: `the team may ${order.kind}`,
    person: by,
    role: service.owner,
    roster: { source: 'configuration', digest: service.digest, ageMs: 0 },
    configuration: ship.configurations.current().digest,
    arrival: arrival.arrival,
    program: ship.program,
  };
  switch (order.kind) {
    case 'drillSchedule':
      return scheduleDrill({ order, by, at, because }, looked);
    case 'drillLater':
      return postponeDrill({ order, by, at, because }, looked);
    case 'drillSkip':
      return skipDrill({ order, by, at, because }, looked, leadsOf(ship, service.owner));
    default:
      return unreachable(order);
  }
}

/** Who leads a team, by the configuration. */
function leadsOf({ configurations, directory }: Ship, team: string): readonly PersonId[] {
  const { people } = configurations.current();
  const names = Object.keys(people).filter((name) => people[name]?.leadOf?.includes(team));
  return directory.ids(names);
}

const isOfDrills = (event: Event): event is DrillEvent =>
  event.type === 'DrillScheduled' ||
  event.type === 'DrillReminded' ||
  event.type === 'DrillPostponed' ||
  event.type === 'DrillSkipped' ||
  event.type === 'DrillDone' ||
  event.type === 'DrillLeftUnscored';

type ToStore = {
  readonly looked: Looked;
  readonly at: Instant;
  readonly events: readonly DrillEvent[];
};

async function store(
  ship: Ship,
  { actor, arrival }: Asked<Scheduling>,
  { looked, at, events }: ToStore,
): Promise<Answer | undefined> {
  const voice = voiceOf(ship);
  const by = {
    at,
    actor: actorName(actor),
    via: arrival.via,
    key: arrival.key,
    mode: 'drill',
  } as const;
  const say = events
    .map((event) => eventText({ event, texts: event.texts ?? {}, at, actor: by.actor }, voice))
    .join('\n');
  const answer = { accepted: true, events: placed(events, looked), say } as const;
  // The team is looked at again at once: what was said may move the next reminder.
  const due = [setRow(looked.rules.team, at)];
  const stored = await storeDrills(ship, { events, reads: [looked], due, answer }, by);
  if (stored.status === 'duplicate') return firstAnswer(ship, stored.answer);
  return stored.status === 'appended' ? answer : undefined;
}
