import { PlanId } from '../../../src/core/ids.ts';
import type { Voyage } from './voyage.ts';

type Surprise = () => Promise<unknown>;

/** What the authority does in the middle of this run, in a random order; each at most once. */
export function surprisesOf(voyage: Voyage): Surprise[] {
  const { random, give } = voyage;
  const toWait = {
    kind: 'switch',
    to: 'wait',
    targets: [],
    reason: 'look',
    override: false,
  } as const;
  const possible: readonly (readonly [number, Surprise])[] = [
    [0.6, () => give({ kind: 'stop' })],
    [0.3, () => give({ kind: 'stop' })],
    [0.25, () => give({ kind: 'abort', reason: 'another way' })],
    [0.5, () => switchOver(voyage)],
    [0.15, () => give({ ...toWait, targets: [] })],
    [0.5, () => give({ kind: 'note', text: 'still here' }, 'support')],
  ];
  return possible
    .filter(([probability]) => random.chance(probability))
    .map(([, surprise]) => ({ surprise, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ surprise }) => surprise);
}

/** A second plan is made while the first runs, its card is shown, and the course goes over to it. */
async function switchOver({ give, see, service, random }: Voyage): Promise<void> {
  const playbook = `${service}-other`;
  await give({ kind: 'plan', targets: [], playbook });
  const { plans, runs } = await see();
  const hasRun = new Set(runs.map(({ plan }) => plan));
  const next = plans.find((one) => one.playbook === playbook && !hasRun.has(one.id));
  if (!next) return;
  const to = PlanId.parse(next.id);
  const override = random.chance(0.3);
  const order = { kind: 'switch' as const, to, targets: [], reason: 'the other way', override };
  const { card } = await give(order);
  if (card !== undefined) await give({ ...order, card });
}
