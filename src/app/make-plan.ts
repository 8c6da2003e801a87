import type { Target } from '../core/ids.ts';
import { serviceOf } from '../core/ids.ts';
import { impactOf } from '../core/impact/data-impact.ts';
import type { DataImpact } from '../core/impact/shapes.ts';
import type { CheckSpec, FrozenPlan } from '../core/plan/plan.ts';
import { type Refusal, refuse } from '../core/refusals.ts';
import { goneBackOver, type Live, liveNow, wayBack } from '../core/release/history.ts';
import { digestOf } from '../lib/hash.ts';
import { loadTarget } from './incidents.ts';
import type { Service } from './ports/configuration.ts';
import type { Ship } from './ship.ts';

type Wish = {
  readonly targets: readonly Target[];
  readonly to: string | undefined;
  readonly playbook: string | undefined;
};

/** The plan as it would be frozen now for these targets, or the reason why there is none. All targets belong to one service. */
export async function makePlan(ship: Ship, wish: Wish): Promise<FrozenPlan | Refusal> {
  const services = [...new Set(wish.targets.map(serviceOf))];
  const [name] = services;
  const [target] = wish.targets;
  if (name === undefined || target === undefined || services.length > 1) {
    return refuse('SeveralServices', { services });
  }
  const service = ship.configurations.current().services[name];
  const playbook = wish.playbook ?? service?.playbook;
  if (!service || playbook === undefined) return refuse('NoPlaybook', { service: name });
  const way = await wayFor(ship, target, wish.to);
  if ('code' in way) return way;
  return bind(ship, { playbook, service, targets: wish.targets, ...way });
}

/** Digest of what a service's configuration adds to a plan: an edit elsewhere in it does not change the plan. */
export const contributionOf = (service: Service): string => {
  const { criteria, effects, inputs, effectsDeclared, datasets, unknownData } = service;
  return digestOf({ criteria, effects, inputs, effectsDeclared, datasets, unknownData });
};

/** What going back to this release means for the data of these targets, as far as anybody said. */
export async function impactOn(
  { registry }: Pick<Ship, 'registry'>,
  service: Service,
  { targets, to }: { readonly targets: readonly Target[]; readonly to: string },
): Promise<DataImpact> {
  const loaded = await Promise.all(targets.map((target) => loadTarget(registry, target)));
  const over = loaded.flatMap(({ state }) => goneBackOver(state, to));
  const { datasets, unknownData } = service;
  return impactOf(over, { noData: datasets?.length === 0, unknownData });
}

/** What recovery means for these targets as long as no plan says more: the services' criteria, asked of what is live now. */
export async function ownCriteria(
  ship: Ship,
  targets: readonly Target[],
): Promise<readonly CheckSpec[]> {
  const { services } = ship.configurations.current();
  const ofTargets = targets.map(async (target) => {
    const { criteria } = services[serviceOf(target)] ?? { criteria: [] };
    const live = liveNow((await loadTarget(ship.registry, target)).state);
    const release = { version: live?.version ?? 'unknown' };
    return ship.playbooks.bindChecks(criteria, { targets: [target], from: release, to: release });
  });
  return (await Promise.all(ofTargets)).flat();
}

type Way = { readonly from: Live; readonly to: Live };

async function wayFor(
  { registry }: Pick<Ship, 'registry'>,
  target: Target,
  named: string | undefined,
): Promise<Way | Refusal> {
  const { state } = await loadTarget(registry, target);
  const from = liveNow(state);
  const known = [...new Set(state.live.map(({ version }) => version))];
  const to =
    named === undefined ? wayBack(state) : state.live.findLast(({ version }) => version === named);
  if (named !== undefined && !to) return refuse('UnknownRelease', { target, said: named, known });
  return from && to && to.version !== from.version
    ? { from, to }
    : refuse('NoWayBack', { target, known });
}

async function bind(
  ship: Pick<Ship, 'playbooks' | 'registry'>,
  about: Way & {
    readonly playbook: string;
    readonly service: Service;
    readonly targets: readonly Target[];
  },
): Promise<FrozenPlan | Refusal> {
  const { playbook, service, targets, from, to } = about;
  const plan = await ship.playbooks.makePlan(playbook, {
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
      digest: contributionOf(service),
    },
  });
  if (plan.ok) return plan.value;
  const problems = plan.error.map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );
  return refuse('PlaybookBroken', { playbook, problems });
}
