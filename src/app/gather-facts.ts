import type { Facts, Roster } from '../core/command.ts';
import { PlanId, serviceOf, type Target } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { Order } from '../core/orders.ts';
import type { FrozenPlan } from '../core/plan/plan.ts';
import { isRefusal, meantPlan } from '../core/strategy/plans.ts';
import type { Counting } from './count-effects.ts';
import { liveOn } from './live-now.ts';
import { contributionOf, makePlan, ownCriteria } from './make-plan.ts';
import type { Configuration } from './ports/configuration.ts';
import type { Arrival, Ship } from './ship.ts';
import { personSaid } from './whom.ts';

type About = {
  readonly order: Order;
  readonly incident: Incident | undefined;
  readonly arrival: Arrival;
  readonly count: Counting;
};

/** Looks up everything that the decision about this order rests on. */
export async function gatherFacts(ship: Ship, about: About): Promise<Facts> {
  const { order, incident, arrival } = about;
  const configuration = ship.configurations.current();
  const targets = targetsOf(order, incident);
  const plan = await planFor(ship, order, targets);
  const existing = existingPlan(incident, order);
  const decidedOn = plan && !isRefusal(plan) ? plan : existing;
  const { digest, mode, terms } = configuration;
  return {
    basis: { configuration: digest, arrival: arrival.arrival, program: ship.program },
    observing: mode === 'observe',
    confirmMs: terms.confirmMs,
    declinedMs: terms.declinedMs,
    ...named(ship, order),
    roster: rosterOf(ship, configuration, targets),
    roleHolders: holdersByRole(ship, configuration, targets),
    ...(await fromRegistry(ship, targets)),
    plan,
    ...(await rulesNow(ship, existing)),
    liveNow: (await liveOn(ship.registry, existing?.targets ?? [])).live,
    counts: decidedOn ? await about.count(decidedOn) : [],
    criteria: opens(order, incident) ? await ownCriteria(ship, targets) : [],
  };
}

/** Whether this order may open an incident. */
const opens = ({ kind }: Order, incident: Incident | undefined): boolean =>
  incident === undefined && (kind === 'declare' || kind === 'card');

/** What others hold, and the numbers that nobody has yet. */
async function fromRegistry(
  { registry }: Ship,
  targets: readonly Target[],
): Promise<Pick<Facts, 'held' | 'openOnTargets' | 'nextIncident' | 'nextPlan' | 'nextEpoch'>> {
  const [next, locks, open] = await Promise.all([
    registry.next(),
    registry.locks(),
    registry.summaries({ open: true }),
  ]);
  return {
    held: locks.held,
    openOnTargets: open.flatMap(({ id, targets: theirs }) =>
      theirs
        .filter((target) => targets.includes(target))
        .map((target) => ({ target, incident: id })),
    ),
    nextIncident: next.incident,
    nextPlan: next.plan,
    nextEpoch: next.epoch,
  };
}

/** The targets that an order is about: those it names, else the incident's. */
function targetsOf(order: Order, incident: Incident | undefined): readonly Target[] {
  if (order.kind === 'card') return [order.target];
  const named = order.kind === 'declare' || order.kind === 'plan' ? order.targets : [];
  return named.length > 0 ? named : (incident?.targets ?? []);
}

/** Whom the name in the order means. */
function named({ directory }: Ship, order: Order): Pick<Facts, 'named' | 'nearestName'> {
  const closing = order.kind === 'close' ? order.reportOwner : undefined;
  const who = order.kind === 'assign' ? order.who : closing;
  return who === undefined
    ? { named: undefined, nearestName: undefined }
    : {
        named: personSaid(directory, who),
        nearestName: directory.nearest(who),
      };
}

const planFor = async (ship: Ship, order: Order, targets: readonly Target[]) =>
  order.kind === 'card' || order.kind === 'plan'
    ? makePlan(ship, {
        targets,
        to: order.kind === 'plan' ? order.to : undefined,
        playbook: order.kind === 'plan' ? order.playbook : undefined,
      })
    : undefined;

/** The plan that was made before and that this order would start. */
function existingPlan(incident: Incident | undefined, order: Order): FrozenPlan | undefined {
  if (!incident || (order.kind !== 'go' && order.kind !== 'switch')) return undefined;
  const id = order.kind === 'go' ? order.plan : PlanId.safeParse(order.to).data;
  if (order.kind === 'switch' && id === undefined) return undefined;
  const made = meantPlan(incident, id, order.kind);
  return isRefusal(made) ? undefined : made.document;
}

/** What the plan's playbook and configuration say today; undefined where they cannot be read any more. */
async function rulesNow(
  { playbooks, configurations }: Ship,
  plan: FrozenPlan | undefined,
): Promise<Pick<Facts, 'playbookNow' | 'configurationNow'>> {
  const [target] = plan?.targets ?? [];
  if (!plan || !target) return { playbookNow: undefined, configurationNow: undefined };
  const digest = await playbooks.digest(plan.playbook.name);
  const service = configurations.current().services[serviceOf(target)];
  return {
    playbookNow: digest.ok ? digest.value : undefined,
    configurationNow: service && contributionOf(service),
  };
}

function rosterOf(
  { directory }: Ship,
  { services, digest }: Configuration,
  [worst]: readonly Target[],
): Roster {
  const service = worst === undefined ? undefined : services[serviceOf(worst)];
  return {
    people: directory.ids(service?.roster ?? []),
    deputy: service?.deputy === undefined ? undefined : directory.find(service.deputy),
    source: 'configuration',
    digest: service?.digest ?? digest,
    ageMs: 0,
  };
}

/** Who holds each role by configuration, for the services of these targets. */
export function holdersByRole(
  { directory }: Pick<Ship, 'directory'>,
  { services }: Configuration,
  targets: readonly Target[],
): Facts['roleHolders'] {
  const entries = targets.flatMap((target) =>
    Object.entries(services[serviceOf(target)]?.roles ?? {}),
  );
  const roles = [...new Set(entries.map(([role]) => role))];
  const namesFor = (role: string) =>
    entries.filter(([name]) => name === role).flatMap(([, names]) => names);
  return Object.fromEntries(roles.map((role) => [role, directory.ids(namesFor(role))]));
}
