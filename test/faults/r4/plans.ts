import type { Playbooks } from '../../../src/app/ports/playbooks.ts';
import type { FrozenPlan, StepSpec } from '../../../src/core/plan/plan.ts';
import { sha256 } from '../../../src/lib/hash.ts';
import { ok } from '../../../src/lib/result.ts';
import { check, manual, pause, planOf, step } from '../../core/sample.ts';
import type { Random } from '../lib/random.ts';

/** What a step does to its target; the step's id begins with it, as those of R1. */
const kinds = ['quick', 'slow', 'flaky', 'steady', 'post'] as const;
type Kind = (typeof kinds)[number];

/** The step that a run owes at its end, however it ends. */
export const tidy = 'quick-tidy';

/** Playbooks with random graphs of steps; the same name is the same playbook. */
export function playbooksOf(random: Random): Playbooks {
  const bodies = new Map<string, Partial<FrozenPlan>>();
  const bodyOf = (name: string): Partial<FrozenPlan> => {
    const known = bodies.get(name) ?? drawn(random.fork(name));
    bodies.set(name, known);
    return known;
  };
  return {
    contains: async () => false,
    bindOwn: (parts) => parts,
    makeByHand: (steps, { strategy = 'rollback', targets, from, to, service }) =>
      ok(
        planOf({
          strategy,
          configuration: service.digest,
          targets: [...targets],
          from,
          to,
          steps: [...steps],
        }),
      ),
    makePlan: async (name, { strategy = 'rollback', targets, from, to, service }) =>
      ok(
        planOf({
          ...bodyOf(name),
          playbook: { name, version: '1', digest: sha256(name) },
          strategy,
          configuration: service.digest,
          targets: [...targets],
          from,
          to,
        }),
      ),
    digest: async (name) => ok(sha256(name)),
  };
}

const quickCheck = { intervalMs: 1_000, timeoutMs: 2_000, soakMs: 3_000, failureLimit: 1 };

function drawn(random: Random): Partial<FrozenPlan> {
  const chosen = Array.from({ length: random.between(2, 4) }, () => random.pick(kinds));
  const steps = chosen.map((kind, index) => stepOf(random, kind, chosen.slice(0, index)));
  const last = steps.at(-1)?.id ?? '';
  const others = [
    manual('manual-say', 'text', { needs: [last], with: manualWith, timeoutMs: 1_800_000 }),
    pause('wait-a-moment', { needs: [last], with: { duration: '300ms' } }),
  ].filter(() => random.chance(0.4));
  const owed = { ...stepOf(random, 'quick', []), id: tidy, needs: [steps[0]?.id ?? ''] };
  return {
    steps: [...steps, ...others],
    finally: random.chance(0.5) ? [owed] : [],
    mitigatedWhen: [check('users-buy', quickCheck)],
    criteria: [check('books-balance', { ...quickCheck, class: 'integrity' })],
  };
}

const manualWith = { role: 'support', instruction: 'Say what you saw.', evidence: 'text' };

/** Each needs one or none of the two before it, so that some run side by side. */
function stepOf(random: Random, kind: Kind, before: readonly Kind[]): StepSpec {
  const index = before.length;
  const needed = random.between(Math.max(0, index - 2), index);
  const needs = needed < index ? [`${before[needed]}-${needed}`] : [];
  // Some take longer than a lease holds without a heartbeat.
  const ms = random.chance(0.8) ? random.between(50, 3_000) : random.between(11_000, 18_000);
  const worked = kind === 'steady' ? random.between(20, 400) : ms;
  const does = kind === 'post' ? 'request' : 'child';
  const fails = kind === 'flaky' ? 1 : kind === 'steady' ? random.between(0, 3) : 0;
  const steady = {
    idempotent: true,
    retry: { max: 9, delayMs: 100, backoff: 'fixed', maxDelayMs: 200 },
  } as const;
  return step(`${kind}-${index}`, {
    needs,
    with: { does, ms: kind === 'post' ? Math.min(ms, 3_000) : worked, fails },
    timeoutMs: 60_000,
    rest: true,
    ...(kind === 'steady' ? steady : {}),
  });
}
