import type { Facts, Roster } from '../core/command.ts';
import { PlanId, serviceOf, type Target } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { Order } from '../core/orders.ts';
import type { FrozenPlan } from '../core/plan/plan.ts';
import type { EffectCount } from '../core/strategy/events.ts';
import { isRefusal, meantPlan } from '../core/strategy/plans.ts';
import { makePlan } from './make-plan.ts';
import type { Configuration } from './ports/configuration.ts';
import type { Arrival, Ship } from './ship.ts';

/** How long counting one effect may take: a person is waiting. */
const countTimeoutMs = 3_000;

type About = {
  readonly order: Order;
  readonly incident: Incident | undefined;
  readonly arrival: Arrival;
};

/** Looks up everything that the decision about this order rests on. */
export async function gatherFacts(ship: Ship, about: About): Promise<Facts> {
  const { order, incident } = about;
  const { registry, configurations, directory } = ship;
  const configuration = configurations.current();
  const targets = targetsOf(order, incident);
  const plan = await planFor(ship, order, targets);
  const decidedOn = plan ?? existingPlan(incident, order);
  const [next, locks, open, counts] = await Promise.all([
    registry.next(),
    registry.locks(),
    registry.summaries({ open: true }),
    decidedOn && !isRefusal(decidedOn) ? countEffects(ship, decidedOn) : [],
  ]);
  const who = nameIn(order);
  return {
    basis: {
      configuration: configuration.digest,
      arrival: about.arrival.arrival,
      program: ship.program,
    },
    observing: configuration.mode === 'observe',
    confirmMs: configuration.terms.confirmMs,
    declinedMs: configuration.terms.declinedMs,
    named: who === undefined ? undefined : directory.find(who),
    nearestName: who === undefined ? undefined : directory.nearest(who),
    roster: rosterOf(ship, configuration, targets),
    roleHolders: holdersByRole(ship, configuration, targets),
    held: locks.held,
    openOnTargets: open.flatMap(({ id, targets: theirs }) =>
      theirs
        .filter((target) => targets.includes(target))
        .map((target) => ({ target, incident: id })),
    ),
    nextIncident: next.incident,
    nextPlan: next.plan,
    nextEpoch: next.epoch,
    plan,
    ...(await rulesNow(ship, existingPlan(incident, order))),
    counts,
    criteria: targets.flatMap(
      (target) => configuration.services[serviceOf(target)]?.criteria ?? [],
    ),
  };
}

/** The targets that an order is about: those it names, else the incident's. */
function targetsOf(order: Order, incident: Incident | undefined): readonly Target[] {
  if (order.kind === 'card') return [order.target];
  const named = order.kind === 'declare' || order.kind === 'plan' ? order.targets : [];
  return named.length > 0 ? named : (incident?.targets ?? []);
}

const nameIn = (order: Order): string | undefined => {
  if (order.kind === 'assign') return order.who;
  return order.kind === 'close' ? order.reportOwner : undefined;
};

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
  return {
    playbookNow: digest.ok ? digest.value : undefined,
    configurationNow: configurations.current().services[serviceOf(target)]?.digest,
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

function holdersByRole(
  { directory }: Ship,
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

/** How many of each effect there are now; null where nobody can tell in time. */
export const countEffects = (ship: Ship, plan: FrozenPlan): Promise<readonly EffectCount[]> =>
  Promise.all(
    plan.effects.map(async (effect) => {
      const over = new AbortController();
      const ended = new AbortController();
      void ship.clock.sleep(countTimeoutMs, ended.signal).then(() => over.abort());
      const secrets = ship.world.secrets(effect.count.secrets);
      const counted = await ship.world.count(effect, { signal: over.signal, secrets });
      ended.abort();
      return { effect: effect.id, count: counted.status === 'counted' ? counted.count : null };
    }),
  );
