import type { Playbooks, Problem } from '../../src/app/ports/playbooks.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { err, ok } from '../../src/lib/result.ts';
import { planOf } from '../core/sample.ts';

/** Playbooks that say what the test says. */
export type SimPlaybooks = Playbooks & {
  /** What the plan holds beside what it is bound to. */
  plan: Partial<FrozenPlan>;
  version: string;
  problems: readonly Problem[];
  hasContainment: boolean;
};

export function simPlaybooks(): SimPlaybooks {
  const playbooks: SimPlaybooks = {
    plan: {},
    version: 'playbook-1',
    problems: [],
    hasContainment: true,
    contains: async () => playbooks.hasContainment,
    bindOwn: (parts) => parts,
    makeByHand: (steps, { strategy = 'rollback', targets, from, to, service }) =>
      ok(
        planOf({
          playbook: { name: 'by hand', version: '1', digest: 'by hand' },
          strategy,
          configuration: service.digest,
          targets: [...targets],
          from,
          to,
          steps: [...steps],
          mitigatedWhen: [],
          criteria: [...service.criteria],
          effects: [...service.effects],
        }),
      ),
    makePlan: async (name, { strategy = 'rollback', targets, from, to, service }) =>
      playbooks.problems.length > 0
        ? err(playbooks.problems)
        : ok(
            planOf({
              criteria: [...service.criteria],
              effects: [...service.effects],
              ...service.data,
              stakeholders: [...service.stakeholders],
              ...playbooks.plan,
              playbook: { name, version: '1', digest: playbooks.version },
              strategy,
              configuration: service.digest,
              targets: [...targets],
              from,
              to,
            }),
          ),
    digest: async () =>
      playbooks.problems.length > 0 ? err(playbooks.problems) : ok(playbooks.version),
  };
  return playbooks;
}
