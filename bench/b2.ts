import { PlanId, Target } from '../src/core/ids.ts';
import { haveRedis, startRedis } from '../test/support/redis.ts';
import { openBareQueue } from './lib/bare-queue.ts';
import { openCommits } from './lib/commits.ts';
import { type Crew, gatherCrew } from './lib/crew.ts';
import { type Figure, figureOf } from './lib/figures.ts';
import type { Moment } from './lib/moments.ts';

const decisions = 200;
/** The first ones run code that is not compiled yet. */
const warmUp = 20;
const budget = 'p50 ≤ 2 × reference, p99 < 50 ms';

/** From the decision, before it is stored, to the first step durably started: in the default mode and over Redis. */
export async function b2(): Promise<readonly Figure[]> {
  if (!haveRedis()) throw new Error('B2 needs /usr/bin/redis-server for its reference');
  await using redis = await startRedis();
  return [
    await measure({ of: 'default mode', redis: redis.url, redisUrl: undefined }),
    await measure({ of: 'wake-ups on Redis', redis: redis.url, redisUrl: redis.url }),
  ];
}

type Mode = { readonly of: string; readonly redis: string; readonly redisUrl: string | undefined };

/** One of ours, one of the reference, in turn: what else the machine does hits both. */
async function measure({ of, redis, redisUrl }: Mode): Promise<Figure> {
  await using crew = await gatherCrew({ services: decisions + warmUp, steps: 1, redisUrl });
  await using commits = await openCommits();
  await using queue = await openBareQueue(redis);
  const reference: number[] = [];
  for (const service of crew.services) {
    await decide(crew, service);
    const began = performance.now();
    commits.commit();
    await queue.pass();
    commits.commit();
    reference.push(performance.now() - began);
  }
  const name = 'two bare commits on SQLite, and BullMQ from add to start on Redis';
  return figureOf({
    id: 'B2',
    of,
    unit: 'ms',
    samples: delays(crew.moments).slice(warmUp),
    reference: { name, samples: reference.slice(warmUp) },
    budget,
    within: ({ ratio, p99 }) => ratio <= 2 && p99 < 50,
  });
}

/** One rollback from its card to the end of its run. */
async function decide(crew: Crew, service: string): Promise<void> {
  const target = Target.parse(`${service}@prod`);
  const { incident = '', card } = await crew.order({ kind: 'card', target });
  const { state } = await crew.ship.incidents.load(incident);
  const plan = PlanId.parse(Object.keys(state?.plans ?? {})[0]);
  const ended = crew.stored('RunEnded', incident);
  await crew.order({ kind: 'go', plan, card }, incident);
  await ended;
}

function delays(moments: readonly Moment[]): readonly number[] {
  const streams = Map.groupBy(moments, ({ stream }) => stream);
  return [...streams.values()].flatMap((stream) => {
    const decided = stream.find(({ type }) => type === 'StrategyDecided');
    const started = stream.find(({ type }) => type === 'StepStarted');
    return decided && started ? [started.stored - decided.asked] : [];
  });
}
