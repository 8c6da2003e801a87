import type { Target } from '../../core/ids.ts';
import { serviceOf } from '../../core/ids.ts';
import { impactOf } from '../../core/impact/data-impact.ts';
import type { DataImpact } from '../../core/impact/shapes.ts';
import { handSteps } from '../../core/plan/by-hand.ts';
import type { FrozenPlan, OwnCriterion } from '../../core/plan/plan.ts';
import { type Refusal, refuse } from '../../core/refusals.ts';
import { carriedBefore, goneBackOver, liveNow } from '../../core/release/history.ts';
import type { Strategy } from '../../core/strategy/strategy.ts';
import { digestOf } from '../../lib/hash.ts';
import { loadTarget } from '../incidents.ts';
import { stakeholdersIn } from '../people/stakeholders.ts';
import type { Service } from '../ports/configuration.ts';
import type { Binding, Problem } from '../ports/playbooks.ts';
import type { Ship } from '../ship.ts';
import { seenMigrations } from './seen-migrations.ts';
import { stayingOn, type Way, wayFor } from './way.ts';

export type Wish = {
  readonly targets: readonly Target[];
  readonly strategy: Strategy;
  readonly to: string | undefined;
  readonly playbook: string | undefined;
  /** What people do by hand where no playbook carries the strategy out. */
  readonly steps: readonly string[];
  /** What a fix forward waits for. */
  readonly awaits: string | undefined;
};

/** The way back of these targets, to the last good release. */
export const rollbackOf = (targets: readonly Target[]): Wish => ({
  targets,
  strategy: 'rollback',
  to: undefined,
  playbook: undefined,
  steps: [],
  awaits: undefined,
});

/** The plan as it would be frozen now for these targets, or the reason why there is none. All targets belong to one service. */
export async function makePlan(ship: Ship, wish: Wish): Promise<FrozenPlan | Refusal> {
  const services = [...new Set(wish.targets.map(serviceOf))];
  const [name] = services;
  const [target] = wish.targets;
  if (name === undefined || target === undefined || services.length > 1) {
    return refuse('SeveralServices', { services });
  }
  const service = ship.configurations.current().services[name];
  if (!service) return refuse('NoPlaybook', { service: name });
  const { strategy } = wish;
  const way = await (strategy === 'rollback'
    ? wayFor(ship, target, wish.to)
    : stayingOn(ship, target));
  if ('code' in way) return way;
  return planOn(ship, wish, { service, targets: wish.targets, strategy, ...way });
}

/** A plan as its playbook and the service's configuration would make it now, for the same targets and releases. */
export async function planAgain(
  ship: Ship,
  { strategy, targets, from, to, playbook }: FrozenPlan,
): Promise<FrozenPlan | Refusal> {
  const [target] = targets;
  const name = target === undefined ? '' : serviceOf(target);
  const service = ship.configurations.current().services[name];
  if (!service) return refuse('NoPlaybook', { service: name });
  return bind(ship, { strategy, service, targets, from, to, playbook: playbook.name });
}

/** By the steps that were written down, else by the playbook that is named for it, else not at all. */
async function planOn(ship: Ship, wish: Wish, about: About): Promise<FrozenPlan | Refusal> {
  const { strategy, service } = about;
  const { awaits } = wish;
  const playbook =
    wish.steps.length > 0 ? undefined : (wish.playbook ?? (await playbookOf(ship, about)));
  const plan =
    playbook === undefined
      ? await inHand(ship, wish, about)
      : await bind(ship, { ...about, playbook });
  if (plan === undefined) {
    return strategy === 'rollback'
      ? refuse('NoPlaybook', { service: service.name })
      : refuse('StrategyUnavailable', { strategy });
  }
  return 'code' in plan || awaits === undefined ? plan : { ...plan, awaits };
}

/** The playbook that carries a strategy out; the block `contain:` of the way back, where it has one, will do for a containment. */
async function playbookOf(
  { playbooks }: Pick<Ship, 'playbooks'>,
  { strategy, service: { playbook, strategies } }: Pick<About, 'strategy' | 'service'>,
): Promise<string | undefined> {
  if (strategy === 'rollback') return playbook;
  const named = strategies[strategy];
  if (named !== undefined || strategy !== 'contain' || playbook === undefined) return named;
  return (await playbooks.contains(playbook)) ? playbook : undefined;
}

/** Whether a playbook carries this strategy out on the target; where none does, people write the steps down. */
export async function isCarriedOut(
  ship: Pick<Ship, 'playbooks' | 'configurations'>,
  strategy: Strategy,
  target: Target,
): Promise<boolean> {
  const service = ship.configurations.current().services[serviceOf(target)];
  return service !== undefined && (await playbookOf(ship, { strategy, service })) !== undefined;
}

/** A plan of manual steps: those that were written down, or for a fix forward that its change is live. */
async function inHand(
  ship: Ship,
  { steps, awaits }: Wish,
  about: About,
): Promise<FrozenPlan | Refusal | undefined> {
  const waited = awaits === undefined ? [] : [`See ${awaits} live on ${about.targets.join(', ')}`];
  const instructions = steps.length > 0 ? steps : waited;
  if (instructions.length === 0) return undefined;
  const plan = ship.playbooks.makeByHand(handSteps(instructions), await bindingOf(ship, about));
  return plan.ok ? plan.value : broken('by hand', plan.error);
}

/** Digest of what a service's configuration adds to a plan: an edit elsewhere in it does not change the plan. */
export const contributionOf = (service: Service): string => {
  const { criteria, effects, inputs, effectsDeclared, datasets, unknownData } = service;
  const { stakeholders } = service;
  return digestOf({
    criteria,
    effects,
    inputs,
    effectsDeclared,
    datasets,
    unknownData,
    stakeholders: stakeholders.length === 0 ? undefined : stakeholders,
  });
};

/** What going back to this release means for the data of these targets, as far as anybody said. */
export async function impactOn(
  { registry, ...look }: Pick<Ship, 'registry' | 'clock' | 'world'>,
  service: Service,
  { targets, to }: { readonly targets: readonly Target[]; readonly to: string },
): Promise<DataImpact> {
  const loaded = await Promise.all(targets.map((target) => loadTarget(registry, target)));
  const over = loaded.flatMap(({ state }) => goneBackOver(state, to));
  const { datasets, unknownData, migrations } = service;
  const since = loaded
    .flatMap(({ state }) => state.live.findLast(({ version }) => version === to)?.since ?? [])
    .toSorted()[0];
  const before = new Set(loaded.flatMap(({ state }) => carriedBefore(state, to)));
  const found = await seenMigrations(look, migrations, since);
  const seen = found?.filter((name) => !before.has(name));
  return impactOf(over, { noData: datasets?.length === 0, unknownData, seen });
}

/** What a service's own checks and counts are bound to where nothing is planned yet: the target as it is now. */
export async function asItIs(
  ship: Pick<Ship, 'registry'>,
  target: Target,
): Promise<Pick<Binding, 'targets' | 'from' | 'to'>> {
  const live = liveNow((await loadTarget(ship.registry, target)).state);
  const release = { version: live?.version ?? 'unknown' };
  return { targets: [target], from: release, to: release };
}

/** What recovery means for these targets as long as no plan says more: the services' criteria, asked of what is live now. */
export async function ownCriteria(
  ship: Ship,
  targets: readonly Target[],
): Promise<readonly OwnCriterion[]> {
  const { services } = ship.configurations.current();
  const ofTargets = targets.map(async (target) => {
    const { criteria } = services[serviceOf(target)] ?? { criteria: [] };
    const bound = ship.playbooks.bindOwn(criteria, await asItIs(ship, target));
    return bound.map((criterion) => ({ ...criterion, target }));
  });
  return (await Promise.all(ofTargets)).flat();
}

type About = Way & {
  readonly strategy: Strategy;
  readonly service: Service;
  readonly targets: readonly Target[];
};

async function bindingOf(
  ship: Ship,
  { strategy, service, targets, from, to }: About,
): Promise<Binding> {
  return {
    strategy,
    targets,
    from: { version: from.version, digest: from.digest },
    to: { version: to.version, digest: to.digest },
    inputs: service.inputs,
    service: {
      criteria: [...service.criteria],
      effects: [...service.effects],
      data: {
        effectsDeclared: service.effectsDeclared,
        datasets: [...(service.datasets ?? [])],
        dataImpact: await impactOn(ship, service, { targets, to: to.version }),
      },
      stakeholders: stakeholdersIn(ship, service.stakeholders),
      digest: contributionOf(service),
    },
  };
}

async function bind(
  ship: Ship,
  about: About & { readonly playbook: string },
): Promise<FrozenPlan | Refusal> {
  const plan = await ship.playbooks.makePlan(about.playbook, await bindingOf(ship, about));
  return plan.ok ? plan.value : broken(about.playbook, plan.error);
}

function broken(playbook: string, problems: readonly Problem[]): Refusal {
  return refuse('PlaybookBroken', {
    playbook,
    problems: problems.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
    ),
  });
}
