import type { Answer } from '../../../src/core/answer.ts';
import { PlanId } from '../../../src/core/ids.ts';
import type { Incident } from '../../../src/core/incident/incident.ts';
import type { Random } from '../lib/random.ts';
import { dutiesOf } from '../r1/duty.ts';
import type { Effect } from '../r1/effects.ts';
import { runOf, type Seen, signature } from '../r1/seen.ts';
import { surprisesOf } from '../r1/surprises.ts';
import type { Voyage } from '../r1/voyage.ts';
import type { Desk } from './desk.ts';
import { mischiefOf } from './mischief.ts';
import { people, targetOf, type Who } from './rules.ts';
import type { Scheduler } from './scheduler.ts';

/** How likely somebody does something unexpected at each look. */
const surprising = 0.25;
const mischievous = 0.06;

export type Captain = {
  readonly service: string;
  readonly scheduler: Scheduler;
  readonly desk: Desk;
  readonly random: Random;
  /** The incident as it stands on record. */
  readonly state: (incident: string) => Promise<Incident | undefined>;
  /** What the targets wrote down about a step, and whether something of it still acts. */
  readonly evidence: (step: string) => readonly Effect[];
  readonly isActing: (step: string) => boolean;
  /** True once nothing unexpected is to be done any more. */
  readonly homeward: () => boolean;
};

/** Leads so many incidents on one service, one after the other, each to its end. */
export async function command(captain: Captain, incidents: number): Promise<void> {
  const { service, desk } = captain;
  const target = targetOf(service);
  for (let version = 1; version <= incidents + 1; version += 1) {
    const commit = version.toString(16).padStart(40, '0');
    await desk.order('ci', { kind: 'releaseRegister', target, version: `${version}`, commit });
    if (version > 1) await leadOne(captain);
  }
}

async function leadOne(captain: Captain): Promise<void> {
  const voyage = await open(captain);
  await go(voyage, captain);
  await lead(voyage, captain);
  await close(voyage, captain);
}

const pause = ({ scheduler, random }: Captain): Promise<void> =>
  scheduler.sleep(random.between(30, 400));

/** Two may declare, and two may ask for the card, in one moment: there is one incident. */
async function open(captain: Captain): Promise<Voyage> {
  const { desk, random, service } = captain;
  const target = targetOf(service);
  const title = `${service} is not well`;
  const card = { kind: 'card', target } as const;
  const callers: readonly (() => Promise<Answer>)[] = [
    ...(random.chance(0.4)
      ? [() => desk.order('support', { kind: 'declare', targets: [target], title })]
      : []),
    ...(random.chance(0.4) ? [() => desk.order('second', card)] : []),
    () => desk.order('first', card),
  ];
  await Promise.all(callers.map((call) => call()));
  for (;;) {
    const { incident } = await desk.order('first', card);
    if (incident !== undefined) return voyageOf(captain, incident);
    await pause(captain);
  }
}

const voyageOf = ({ service, random, desk, state }: Captain, incident: string): Voyage => ({
  service,
  random,
  // What is for the one who decides is ordered by whoever that is now.
  give: async (order, who = 'first') =>
    desk.order(who === 'first' ? decides(await state(incident)) : who, order, incident),
  see: async () => seen(await state(incident)),
});

/** Ids of people are `p_` and their name here. */
const decides = (state: Incident | undefined): Who =>
  people.find((name) => state?.authority === `p_${name}`) ?? 'first';

function seen(state: Incident | undefined): Seen {
  if (state === undefined) throw new Error('there is no such incident');
  const { rung, course, runs, plans, residuals } = state;
  return {
    rung,
    course,
    runs: Object.values(runs).map(({ plan, status, steps }) => ({
      plan,
      status,
      steps: Object.entries(steps).map(([id, step]) => ({ id, status: step.status })),
    })),
    plans: Object.values(plans).map(({ id, document }) => ({
      id,
      playbook: document.playbook.name,
    })),
    residuals: Object.values(residuals).map(({ residual, status }) => ({ id: residual, status })),
  };
}

/** Shown and confirmed, by one or by two at once, now and then with a card that is long stale. */
async function go({ give, see, random }: Voyage, captain: Captain): Promise<void> {
  const begun = (one: Seen): boolean => one.course.status !== 'none' || one.runs.length > 0;
  for (let now = await see(); !begun(now) && now.rung !== 'closed'; now = await see()) {
    const plan = PlanId.parse(now.plans.at(-1)?.id ?? 'RB-1');
    const shown = await give({ kind: 'go', plan });
    const card = shown.card ?? 'none';
    if (random.chance(0.03)) await captain.scheduler.sleep(61_000);
    const confirmed = { kind: 'go', plan, card } as const;
    const both = random.chance(0.3) ? [give(confirmed), give(confirmed)] : [give(confirmed)];
    await Promise.all(both);
    await pause(captain);
  }
}

/** Does what waits for a person, and now and then something else, until no strategy is followed any more. */
async function lead(voyage: Voyage, captain: Captain): Promise<void> {
  const { random, see } = voyage;
  const surprises = surprisesOf(voyage);
  const refused = new Set<string>();
  for (let now = await see(), before = ''; now.course.status !== 'none'; now = await see()) {
    if (before !== signature(now)) refused.clear();
    before = signature(now);
    const isCalm = captain.homeward();
    if (!isCalm && runOf(now) && random.chance(surprising)) await surprises.pop()?.();
    if (!isCalm && random.chance(mischievous)) await mischiefOf(voyage, now)();
    await attend(voyage, captain, { now, refused });
    await pause(captain);
  }
}

type Watch = { readonly now: Seen; readonly refused: Set<string> };

/** Whoever finds something still acting at the target waits: nobody can say what it will have done. */
async function attend(
  { random, give }: Voyage,
  { evidence, isActing }: Captain,
  { now, refused }: Watch,
): Promise<void> {
  const run = runOf(now);
  const acts = (run?.steps ?? []).some(
    ({ id, status }) => status === 'unknown' && isActing(`${run?.plan}/${id}`),
  );
  const duty = dutiesOf(now, { random, evidence }).find(
    ({ id }) => !refused.has(id) && !(acts && id.startsWith('settle')),
  );
  if (!duty) return;
  const { accepted } = await give(duty.order, duty.who);
  if (!accepted) refused.add(duty.id);
}

async function close({ give, see }: Voyage, captain: Captain): Promise<void> {
  for (let now = await see(); now.rung !== 'closed'; now = await see()) {
    for (const { id } of now.residuals.filter(({ status }) => status === 'open')) {
      await give({ kind: 'residual', residual: id, outcome: 'waive', evidence: 'looked at' });
    }
    // Half of them wait for recovery; the others close as soon as they may.
    if (now.rung === 'recovered' || captain.random.chance(0.2)) {
      await give({ kind: 'close', reportOwner: 'second' });
    }
    await pause(captain);
  }
}
