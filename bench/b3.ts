import { PlanId, Target } from '../src/core/ids.ts';
import { openCommits } from './lib/commits.ts';
import { type Crew, gatherCrew } from './lib/crew.ts';
import { type Figure, figureOf } from './lib/figures.ts';

const rounds = 24;
/** The first ones run code that is not compiled yet. */
const warmUp = 4;
/** So many steps in each plan, and so many plans side by side: as many as a worker carries out at a time, and more. */
const stepsInPlan = 20;
const plansAtOnce = 5;
/** What is stored of a step: its claim and its end. */
const commitsInStep = 2;

/** Steps that do nothing, claimed, carried out, finished and chained: how many a second, from the last go to the last end. */
export async function b3(): Promise<readonly Figure[]> {
  await using crew = await gatherCrew({
    services: plansAtOnce * rounds,
    steps: stepsInPlan,
    redisUrl: undefined,
  });
  const samples: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const services = crew.services.slice(round * plansAtOnce, (round + 1) * plansAtOnce);
    samples.push(await stepsPerSecond(crew, services));
    bare.push(await bareStepsPerSecond());
  }
  return [
    figureOf({
      id: 'B3',
      of: 'default mode',
      unit: 'steps/s',
      samples: samples.slice(warmUp),
      slowest: 'low',
      reference: {
        name: `${commitsInStep} bare commits on SQLite for each step`,
        samples: bare.slice(warmUp),
      },
      budget: '≥ 1.5 × the peers on the same engine, which are not measured here',
      within: () => null,
      note: 'A figure to compare with; the promise is against peers, and they are not measured yet.',
    }),
  ];
}

async function stepsPerSecond(crew: Crew, services: readonly string[]): Promise<number> {
  const ready: Awaited<ReturnType<typeof cardOf>>[] = [];
  for (const service of services) ready.push(await cardOf(crew, service));
  const ended = ready.map(({ incident }) => crew.stored('RunEnded', incident));
  for (const { incident, plan, card } of ready) {
    await crew.order({ kind: 'go', plan, card }, incident);
  }
  // Reading playbooks and showing cards is not what is measured here.
  const from = crew.moments.length;
  const began = performance.now();
  await Promise.all(ended);
  const finished = crew.moments.slice(from).filter(({ type }) => type === 'StepFinished');
  const last = finished.at(-1)?.stored ?? Number.NaN;
  return (finished.length * 1_000) / (last - began);
}

async function cardOf(crew: Crew, service: string) {
  const target = Target.parse(`${service}@prod`);
  const { incident = '', card } = await crew.order({ kind: 'card', target });
  const { state } = await crew.ship.incidents.load(incident);
  return { incident, card, plan: PlanId.parse(Object.keys(state?.plans ?? {})[0]) };
}

async function bareStepsPerSecond(): Promise<number> {
  await using commits = await openCommits();
  const steps = stepsInPlan * plansAtOnce;
  const began = performance.now();
  for (let commit = 0; commit < steps * commitsInStep; commit += 1) commits.commit();
  return (steps * 1_000) / (performance.now() - began);
}
