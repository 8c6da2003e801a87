import type { EventOf } from '../events.ts';
import type { Instant, PersonId, PlanId, Target } from '../ids.ts';
import type { Loss } from '../impact/shapes.ts';
import type { Incident } from '../incident/incident.ts';
import type { Considered } from '../proposals/considered.ts';
import type { Outcome } from '../strategy/events.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Happened } from '../timeline/entries.ts';
import { type RunAccount, runOf } from './runs.ts';
import { type Told, toldOf, type Words, wordsOf } from './told.ts';

/** Who said go, by which rule and in which role; `standingOrder` where it was signed ahead. */
export type Decider = {
  readonly person: PersonId;
  readonly role: string;
  readonly rule: string;
  readonly standingOrder: boolean;
};

/** One strategy that was decided, with its run if it follows a plan. */
export type StrategyAccount = {
  readonly epoch: number;
  readonly strategy: Strategy;
  readonly plan: PlanId | undefined;
  readonly targets: readonly Target[];
  readonly decider: Decider;
  readonly reason: Words;
  /** When it was first on the table. */
  readonly asked: Instant | undefined;
  readonly decided: Instant;
  /** Undefined where a switch was ordered and never carried out. */
  readonly activated: Instant | undefined;
  readonly firstStep: Instant | undefined;
  readonly ended: Instant | undefined;
  readonly outcome: Outcome | undefined;
  /** The epoch of the strategy that took its place. */
  readonly supersededBy: number | undefined;
  /** What was on the table and known; `warned` holds the codes of guardrails that were passed over. */
  readonly considered: Considered;
  readonly losses: readonly (Pick<EventOf<'LossSigned'>, 'by' | 'losses'> & {
    readonly at: Instant;
  })[];
  readonly risks: RisksAccount | undefined;
  readonly run: RunAccount | undefined;
};

/** What whoever said go took upon themselves. */
export type RisksAccount = Pick<
  EventOf<'RisksAccepted'>,
  'accepted' | 'typed' | 'unproven' | 'counts'
> & { readonly losses: readonly Loss[] };

type Decision = Told<'StrategyDecided'> | Told<'SwitchOrdered'>;

/** All strategies that were decided, in the order of their decisions. */
export const strategiesOf = (
  log: readonly Happened[],
  incident: Incident,
): readonly StrategyAccount[] =>
  [...toldOf(log, 'StrategyDecided'), ...toldOf(log, 'SwitchOrdered')]
    .toSorted((a, b) => a.version - b.version)
    .map((decision) => strategyOf(log, incident, decision));

function strategyOf(
  log: readonly Happened[],
  { plans }: Incident,
  decision: Decision,
): StrategyAccount {
  const { event, at } = decision;
  const { epoch, strategy, plan, targets, considered } = event;
  const activated = ofEpoch(log, 'StrategyActivated', epoch)?.at;
  const ended = ofEpoch(log, 'StrategyEnded', epoch);
  const made = plan === undefined ? undefined : plans[plan];
  const run = made && runOf(log, made, { activated, ended: ended?.at });
  return {
    epoch,
    strategy,
    plan,
    targets,
    decider: deciderOf(decision),
    reason: wordsOf(decision, 'reason'),
    asked: askedAt(log, decision),
    decided: at,
    activated,
    firstStep: run && firstChange(run),
    ended: ended?.at,
    outcome: ended?.event.outcome,
    supersededBy: ended?.event.outcome === 'superseded' ? switchedTo(log, epoch) : undefined,
    considered,
    losses: lossesOf(log, plan),
    risks: risksOf(log, decision),
    run,
  };
}

const deciderOf = ({ event: { because }, via }: Decision): Decider => {
  const { person, role, rule } = because;
  return { person, role, rule, standingOrder: via === 'timer' };
};

/** When its first step began that changes something; waiting by the clock does not. */
const firstChange = ({ steps }: RunAccount): Instant | undefined =>
  steps
    .filter(({ by }) => by !== 'clock')
    .flatMap(({ started }) => started ?? [])
    .toSorted()[0];

const ofEpoch = <T extends 'StrategyActivated' | 'StrategyEnded'>(
  log: readonly Happened[],
  type: T,
  epoch: number,
): Told<T> | undefined => toldOf(log, type).find(({ event }) => event.epoch === epoch);

/** A switch whose order was dropped was followed by nothing; of several the last one was carried out. */
const switchedTo = (log: readonly Happened[], epoch: number): number | undefined =>
  toldOf(log, 'SwitchOrdered').findLast(({ event }) => event.from === epoch)?.event.epoch;

/** Since when this plan, or without one this strategy, was on the table. */
function askedAt(log: readonly Happened[], { event, version }: Decision): Instant | undefined {
  const { plan, strategy } = event;
  return log.find((earlier) => {
    if (earlier.version >= version) return false;
    const { event: said } = earlier;
    if (said.type === 'StrategyProposed' && plan === undefined) return said.strategy === strategy;
    const isOnTable =
      said.type === 'StrategyProposed' || said.type === 'PlanMade' || said.type === 'CardShown';
    return isOnTable && plan !== undefined && said.plan === plan;
  })?.at;
}

const lossesOf = (log: readonly Happened[], plan: PlanId | undefined): StrategyAccount['losses'] =>
  toldOf(log, 'LossSigned')
    .filter(({ event }) => event.plan === plan)
    .map(({ event: { by, losses }, at }) => ({ by, losses, at }));

/** Accepted in the same order that decided. */
function risksOf(log: readonly Happened[], { event, at }: Decision): RisksAccount | undefined {
  const told = toldOf(log, 'RisksAccepted').find(
    (risks) => risks.event.plan === event.plan && risks.at === at,
  );
  if (told === undefined) return undefined;
  const { accepted, typed, unproven, counts, losses } = told.event;
  return { accepted, typed, unproven, counts, losses };
}
