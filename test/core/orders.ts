import type { Facts } from '../../src/core/facts.ts';
import type { PersonId, PlanId, Target } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import type { Move } from './given.ts';
import { ada, bo, checkout } from './sample.ts';
import type { Act, Scene } from './scene.ts';

/** Who says it (the first authority, unless somebody else does), and what is different about the world. */
export type By = { readonly by?: PersonId; readonly facts?: Partial<Facts> };

export const order = (said: Order, { by = ada, facts = {} }: By = {}): Act => ({
  order: said,
  actor: { kind: 'person', person: by },
  facts,
});

type Declared = By & { readonly targets?: readonly Target[]; readonly since?: string };
export const declared = ({ targets = [checkout], since, ...by }: Declared = {}): Act =>
  order(
    {
      kind: 'declare',
      severity: 'sev2',
      targets: [...targets],
      title: 'Buying fails',
      ...(since === undefined ? {} : { since }),
    },
    by,
  );

export const carded = (about: By & { readonly target?: Target } = {}): Act =>
  order({ kind: 'card', target: about.target ?? checkout }, about);

export const planned = (document: FrozenPlan, { by, facts }: By = {}): Act =>
  order(
    { kind: 'plan', targets: [] },
    { ...(by ? { by } : {}), facts: { ...facts, plan: document } },
  );

type OfPlan = By & { readonly plan?: PlanId } & Said;
/** What is said along with the card's digest. */
type Said = Pick<Extract<Order, { kind: 'go' }>, 'accept' | 'typed' | 'lose'>;

const saidIn = ({ accept, typed, lose }: Said) => ({
  ...(accept && { accept }),
  ...(typed !== undefined && { typed }),
  ...(lose !== undefined && { lose }),
});

const named = ({ plan }: OfPlan) => (plan === undefined ? {} : { plan });

export const go = (about: OfPlan = {}): Act => order({ kind: 'go', ...named(about) }, about);

/** The digest of the card that this person was shown last. */
const shown = ({ incident }: Scene, { by = ada }: By): string =>
  incident?.cards[by]?.card ?? 'none';

/** Go, with the card that was shown last to whoever says it. */
export const confirm =
  (about: OfPlan = {}) =>
  (scene: Scene): Act =>
    order({ kind: 'go', ...named(about), ...saidIn(about), card: shown(scene, about) }, about);

/** Both taps: the card, and its confirmation. */
export const decided = (about: OfPlan = {}): Move => [go(about), confirm(about)];

/** An incident in which this plan runs. */
export const running = (document: FrozenPlan, about: By = {}): Move => [
  declared({ targets: document.targets }),
  planned(document),
  decided(about),
];

export const decline = (about: OfPlan = {}): Act =>
  order({ kind: 'decline', ...named(about) }, about);

export const stop = (by: By = {}): Act => order({ kind: 'stop' }, by);
export const resume = (by: By = {}): Act => order({ kind: 'resume' }, by);
export const abort = (by: By & { readonly reason?: string } = {}): Act =>
  order({ kind: 'abort', ...(by.reason === undefined ? {} : { reason: by.reason }) }, by);
export const retry = (step: string, by: By = {}): Act =>
  order({ kind: 'retry', step, reason: 'the disk was full' }, by);
export const skip = (step: string, by: By = {}): Act =>
  order({ kind: 'skip', step, reason: 'not needed here' }, by);
export const settle = (step: string, outcome: 'done' | 'not-done' | 'abandon', by: By = {}): Act =>
  order({ kind: 'settle', step, outcome, evidence: 'seen in the console' }, by);

type Switch = By &
  Said & {
    readonly undo?: boolean;
    readonly override?: boolean;
    readonly targets?: readonly Target[];
    readonly confirmed?: boolean;
  };

/** To another strategy, or to another plan: with `confirmed`, together with the card that was shown last. */
export const switchTo =
  (to: Extract<Order, { kind: 'switch' }>['to'], about: Switch = {}) =>
  (scene: Scene): Act =>
    order(
      {
        kind: 'switch',
        to,
        targets: [...(about.targets ?? [])],
        reason: 'it does not help',
        override: about.override ?? false,
        ...(about.undo ? { undo: true } : {}),
        ...(about.confirmed ? { card: shown(scene, about), ...saidIn(about) } : {}),
      },
      about,
    );

export const switched = (to: PlanId, about: Switch = {}): Move => [
  switchTo(to, about),
  switchTo(to, { ...about, confirmed: true }),
];

export const ack = (
  step: string,
  state: Extract<Order, { kind: 'ack' }>['state'],
  about: By & { readonly evidence?: string } = {},
): Act => {
  const evidence = about.evidence === undefined ? {} : { evidence: about.evidence };
  return order({ kind: 'ack', step, state, ...evidence }, about);
};

export const assigned = (
  role: Extract<Order, { kind: 'assign' }>['role'],
  person: PersonId,
  by: By = {},
): Act =>
  order({ kind: 'assign', role, who: person }, { ...by, facts: { named: person, ...by.facts } });

export const note = (by: By = {}, at?: string): Act =>
  order({ kind: 'note', text: 'Called the vendor', ...(at !== undefined && { at }) }, by);
export const waive = (check: string, by: By = {}): Act =>
  order({ kind: 'waive', check, reason: 'measured by hand' }, by);
/** Both persons that it takes where a check answers for data. */
export const waivedByTwo = (check: string): Move => [waive(check), waive(check, { by: bo })];
export const review = (id: string, by: By = {}): Act =>
  order({ kind: 'review', review: id, finding: 'it was right' }, by);
export const residual = (id: string, outcome: 'done' | 'waive', by: By = {}): Act =>
  order({ kind: 'residual', residual: id, outcome, evidence: 'ticket 17' }, by);
export const mitigated = (by: By = {}): Act =>
  order({ kind: 'mitigated', evidence: 'support says so' }, by);
export const recovered = (by: By = {}): Act => order({ kind: 'recovered' }, by);
export const reopen = (by: By = {}): Act => order({ kind: 'reopen', reason: 'it is back' }, by);
export const close = (about: By & { readonly reportOwner?: PersonId } = {}): Act => {
  const { reportOwner } = about;
  const owner = reportOwner === undefined ? {} : { reportOwner };
  return order(
    { kind: 'close', ...owner },
    { ...about, facts: { named: reportOwner, ...about.facts } },
  );
};
