import type { Order } from '../../../src/core/orders.ts';
import type { Random } from '../lib/random.ts';
import type { Effect } from './effects.ts';
import { runOf, type Seen } from './seen.ts';

/** What a person does about what they see. `id` tells apart what was refused already. */
export type Duty = {
  readonly id: string;
  readonly who: 'first' | 'support';
  readonly order: Order;
};

type About = {
  readonly random: Random;
  /** What the targets wrote down about this step, `RB-3/slow-2`. */
  readonly evidence: (step: string) => readonly Effect[];
};

/** All that waits for a person in this run, the most urgent first: unknown steps, people's steps, failed ones, a run that stands. */
export function dutiesOf(seen: Seen, about: About): readonly Duty[] {
  const run = runOf(seen);
  if (!run) {
    const waiting = seen.course.status === 'active' && seen.course.plan === undefined;
    return waiting ? [{ id: 'abort', who: 'first', order: { kind: 'abort' } }] : [];
  }
  const having = (status: string) => run.steps.filter((step) => step.status === status);
  const paused = run.status === 'paused';
  return [
    ...having('unknown').map(({ id }) => settle(run.plan, id, about)),
    ...having('awaiting-ack').map(({ id }) => ack(id, about)),
    ...(paused ? having('failed').map(({ id }) => again(id, about)) : []),
    ...(paused ? [{ id: 'resume', who: 'first', order: { kind: 'resume' } } as const] : []),
  ];
}

/** By the evidence outside: what has ended is done, what never began is not; what was cut in the middle is done again or given up. */
function settle(plan: string, step: string, { random, evidence }: About): Duty {
  const found = evidence(`${plan}/${step}`);
  const ended = found.some(({ note }) => note === 'end');
  const cut = found.length > 0 && !ended;
  const outcome = ended ? 'done' : cut && random.chance(0.3) ? 'abandon' : 'not-done';
  const words = `${found.length} lines at the target`;
  const order = { kind: 'settle', step, outcome, evidence: words } as const;
  return { id: `settle ${plan}/${step}`, who: 'first', order };
}

const ack = (step: string, { random }: About): Duty => ({
  id: `ack ${step}`,
  who: 'support',
  order: random.chance(0.3)
    ? { kind: 'ack', step, state: 'doing' }
    : { kind: 'ack', step, state: 'done', evidence: 'seen' },
});

const again = (step: string, { random }: About): Duty => ({
  id: `again ${step}`,
  who: 'first',
  order: random.chance(0.75)
    ? { kind: 'retry', step, reason: 'it failed' }
    : { kind: 'skip', step, reason: 'not needed' },
});
