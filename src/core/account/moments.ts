import { earliest, Instant, personIn } from '../ids.ts';
import { stepSpec } from '../run/run.ts';
import type { Happened } from '../timeline/entries.ts';
import { type Told, toldOf } from './told.ts';
import type { Turn, Walk } from './walk.ts';

/**
 * The moments that all times are measured between (record.md, "Timeline, post-mortem, metrics"). Undefined is unknown, or
 * has not come. What did not last is not counted: of `mitigated` and `recovered` the last one stands, and neither where
 * it was lost again or the incident reopened.
 */
export type Moments = {
  /** t0: users began to hurt. Known where whoever declared it said so, or a reading that is not younger than the detection. */
  readonly impactStart: Instant | undefined;
  /** tD: the first signal: a trigger, a failing reading or the declaration. */
  readonly detected: Instant;
  /** tA: a person did the first thing here after the signal, or answered a page. */
  readonly acknowledged: Instant | undefined;
  /** tC */
  readonly declared: Instant;
  /** tQ: a proposal, plan or card was first on the table. */
  readonly decisionRequested: Instant | undefined;
  /** tX: the first go, or no-go. */
  readonly decided: Instant | undefined;
  /** tS: the first step that changes something; waiting by the clock does not. */
  readonly firstStep: Instant | undefined;
  /** tM, and whether it was a person's word without a check. */
  readonly mitigated: Instant | undefined;
  readonly mitigatedByWord: boolean;
  /** tV */
  readonly recovered: Instant | undefined;
  readonly closed: Instant | undefined;
};

export function momentsOf(log: readonly Happened[], { declaration, turns }: Walk): Moments {
  const declared = declaration.at;
  const failing = failingReadings(log);
  const detected = earliest(
    declared,
    failing.map(({ at }) => at),
  );
  const { hurtSince } = declaration.event;
  const read = failing.map(sinceOf).filter((since) => since <= detected);
  const starts = hurtSince === undefined ? read : [...read, hurtSince];
  const mitigated = lasting(log, 'MitigationReached');
  return {
    impactStart: starts.toSorted()[0],
    detected,
    acknowledged: log.find((one) => isHuman(one) && !isTheSignal(one, declaration, detected))?.at,
    declared,
    decisionRequested: firstOf(log, new Set(['StrategyProposed', 'PlanMade', 'CardShown'])),
    decided: firstOf(log, new Set(['StrategyDecided', 'SwitchOrdered', 'ProposalDeclined'])),
    firstStep: turns.find(isFirstChange)?.happened.at,
    mitigated: mitigated?.at,
    mitigatedByWord: mitigated?.event.claimed === true,
    recovered: lasting(log, 'RecoveryReached')?.at,
    closed: lasting(log, 'IncidentClosed')?.at,
  };
}

const firstOf = (
  log: readonly Happened[],
  types: ReadonlySet<Happened['event']['type']>,
): Instant | undefined => log.find(({ event }) => types.has(event.type))?.at;

/** What says that users hurt: a check of the ladder that failed. */
const failingReadings = (log: readonly Happened[]): readonly Told<'CheckReported'>[] =>
  toldOf(log, 'CheckReported').filter(
    ({ event: { check, verdict } }) =>
      verdict === 'fail' && /^(?:criterion|mitigation)\//u.test(check),
  );

/** Since when it fails: as its reading says, else since it was read. */
const sinceOf = ({ at, event }: Told<'CheckReported'>): Instant => {
  const said = Instant.safeParse(event.facts['since']);
  return said.success && said.data < at ? said.data : at;
};

/** What was signed ahead is given by the timer: nobody was there. */
const isHuman = ({ actor, via, event }: Happened): boolean =>
  (via !== 'timer' && personIn(actor) !== undefined) ||
  (event.type === 'PageReported' && event.state === 'answered');

/**
 * Who declares by hand what nobody saw before gives the signal: all that comes with this order is no answer to it, or the
 * time to acknowledge would be zero while nobody is there.
 */
const isTheSignal = (
  { at }: Happened,
  { at: declared }: Pick<Happened, 'at'>,
  detected: Instant,
): boolean => detected === declared && at === declared;

/** A worker began a step, or a person was asked to do one. */
function isFirstChange({ happened: { event }, after }: Turn): boolean {
  if (event.type !== 'StepStarted' && event.type !== 'StepAwaitsAck') return false;
  const document = after.plans[event.plan]?.document;
  return document !== undefined && stepSpec(document, event.step)?.by !== 'clock';
}

/** What takes each of them back. */
const endedBy = {
  MitigationReached: new Set(['MitigationLost', 'IncidentReopened']),
  RecoveryReached: new Set(['MitigationLost', 'IncidentReopened']),
  IncidentClosed: new Set(['IncidentReopened']),
} as const satisfies Record<string, ReadonlySet<string>>;

/** The event that stands to the end of the log; the first one of a row that nothing took back. */
function lasting<T extends keyof typeof endedBy>(
  log: readonly Happened[],
  type: T,
): Told<T> | undefined {
  const lost = log.findLast(({ event }) => endedBy[type].has(event.type));
  return toldOf(log, type).find(({ version }) => version > (lost?.version ?? 0));
}
