import type { Answer } from '../../../src/core/answer.ts';
import { PlanId } from '../../../src/core/ids.ts';
import type { Order } from '../../../src/core/orders.ts';
import type { Seen } from '../r1/seen.ts';
import type { Voyage } from '../r1/voyage.ts';

type Attempt = () => Promise<readonly Answer[]>;

const nobodysPlan = PlanId.parse('RB-999');

/** Something that tired people do: typed wrongly, pressed ten times, by somebody who may not, on a card of yesterday. */
export function mischiefOf({ random, give }: Voyage, { plans, runs }: Seen): Attempt {
  const plan = PlanId.parse(plans[0]?.id ?? 'RB-999');
  const step = runs[0]?.steps[0]?.id ?? 'nothing';
  const all = (orders: readonly Order[], who: 'first' | 'support' = 'first'): Attempt => {
    return () => Promise.all(orders.map((order) => give(order, who)));
  };
  const settle = { kind: 'settle', step, outcome: 'not-done', evidence: 'a guess' } as const;
  return random.pick<Attempt>([
    all([{ kind: 'go', plan: nobodysPlan, card: 'stale' }]),
    all([{ kind: 'go', plan, card: 'stale' }]),
    all([{ kind: 'abort' }, { kind: 'stop' }], 'support'),
    all(Array.from({ length: 10 }, () => ({ kind: 'stop' }) as const)),
    all([{ kind: 'resume' }, { kind: 'resume' }]),
    all([{ kind: 'retry', step, reason: 'again' }], 'support'),
    all([{ kind: 'ack', step: 'no-such-step', state: 'done', evidence: 'seen' }], 'support'),
    all([settle], 'support'),
    all([{ kind: 'skip', step: 'no-such-step', reason: 'typed wrongly' }]),
    all([{ kind: 'stop' }, { kind: 'abort', reason: 'at once' }]),
  ]);
}
