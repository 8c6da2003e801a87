import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../../src/core/answer.ts';
import { PlanId, Target } from '../../../src/core/ids.ts';
import type { Random } from '../lib/random.ts';
import type { Desk } from './desk.ts';
import { dutiesOf } from './duty.ts';
import type { Effect } from './effects.ts';
import { runOf, Seen, signature } from './seen.ts';
import { surprisesOf } from './surprises.ts';
import type { Voyage } from './voyage.ts';

const lookMs = 25;
/** How likely the authority does something unexpected at each look. */
const surprising = 0.05;

export type Captain = {
  readonly service: string;
  readonly desk: Desk;
  readonly random: Random;
  readonly evidence: (step: string) => readonly Effect[];
  /** True once no new incident is to be opened, and the last one is to be left as it is when its run has ended. */
  readonly homeward: () => boolean;
};

/** Leads one incident after the other on one service, until told to come home. Answers how many. */
export async function command(captain: Captain): Promise<number> {
  const { service, desk, homeward } = captain;
  const target = Target.parse(`${service}@prod`);
  const release = async (version: number): Promise<void> => {
    const commit = version.toString(16).padStart(40, '0');
    const order = { kind: 'releaseRegister', target, version: `${version}`, commit } as const;
    granted(await desk.order('ci', order));
  };
  await release(1);
  for (let led = 1; ; led += 1) {
    await release(led + 1);
    const voyage = await open(captain, target);
    await go(voyage);
    await lead(voyage, captain);
    if (homeward()) return led;
    await close(voyage);
  }
}

/** An answer that cannot be a "no" here; throws when it is. */
function granted(answer: Answer): Answer {
  if (!answer.accepted) throw new Error(`${answer.refusal.code}: ${answer.refusal.reason}`);
  return answer;
}

/** Declares, or lets the card declare; answers when there is an incident with a plan. */
async function open({ desk, random, service }: Captain, target: Target): Promise<Voyage> {
  if (random.chance(0.5)) {
    const title = `${service} is not well`;
    await desk.order('support', { kind: 'declare', severity: 'sev2', targets: [target], title });
  }
  const { incident = '' } = granted(await desk.order('first', { kind: 'card', target }));
  return {
    service,
    random,
    give: (order, who = 'first') => desk.order(who, order, incident),
    see: async () => Seen.parse(await desk.read(`/api/v1/incidents/${incident}`)),
  };
}

/** Shown and confirmed; again when the card is no longer fresh. */
async function go({ give, see }: Voyage): Promise<void> {
  for (;;) {
    const { card } = await see();
    const plan = PlanId.parse(card?.plan);
    const answer = await give({ kind: 'go', plan, card: card?.digest });
    if (answer.accepted && answer.events.some(({ type }) => type === 'StrategyActivated')) return;
  }
}

/** Does what waits for a person, and now and then something else, until no strategy is followed any more. */
async function lead(voyage: Voyage, { evidence }: Captain): Promise<void> {
  const { random, see } = voyage;
  const surprises = surprisesOf(voyage);
  const refused = new Set<string>();
  for (let seen = await see(), before = ''; seen.course.status !== 'none'; seen = await see()) {
    if (before !== signature(seen)) refused.clear();
    before = signature(seen);
    if (runOf(seen) && random.chance(surprising)) await surprises.pop()?.();
    await attend(voyage, { seen, refused, evidence });
    await wait(lookMs);
  }
}

type Watch = Pick<Captain, 'evidence'> & { readonly seen: Seen; readonly refused: Set<string> };

async function attend({ random, give }: Voyage, watch: Watch): Promise<void> {
  const { seen, refused, evidence } = watch;
  const duty = dutiesOf(seen, { random, evidence }).find(({ id }) => !refused.has(id));
  if (!duty) return;
  const { accepted } = await give(duty.order, duty.who);
  if (!accepted) refused.add(duty.id);
}

async function close({ give, see }: Voyage): Promise<void> {
  const { residuals } = await see();
  for (const { id } of residuals.filter(({ status }) => status === 'open')) {
    await give({ kind: 'residual', residual: id, outcome: 'waive', evidence: 'looked at' });
  }
  // Where its severity asks for the report, it is whole first.
  await give({ kind: 'reportFactor', change: 'add', factor: 'rehearsal' });
  await give({ kind: 'reportFinish' });
  granted(await give({ kind: 'close', reportOwner: 'second' }));
}
