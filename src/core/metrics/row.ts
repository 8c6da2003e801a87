import type { Account } from '../account/account.ts';
import type { Moments } from '../account/moments.ts';
import type { StepAccount } from '../account/steps.ts';
import type { StrategyAccount } from '../account/strategies.ts';
import { type Instant, millis, type PersonId, serviceOf, type Target } from '../ids.ts';

/** The numbers of one incident: small enough to keep those of thousands. No text, and people only to be counted. */
export type Row = Pick<Account, 'mode' | 'private' | 'severity' | 'outcome' | 'reopened'> & {
  readonly targets: readonly Target[];
  readonly services: readonly string[];
  /** How it came. */
  readonly origin: Account['origin']['kind'];
  readonly moments: Moments;
  /** Strategies that were activated, in order. */
  readonly courses: readonly Course[];
  /** How often each was refused, by its code. */
  readonly refusals: Counts;
  /** By kind. */
  readonly overrides: Counts;
  readonly assumptions: Readonly<Record<AssumptionKind, number>>;
  /** How long each step took that has ended, and how it ended. */
  readonly steps: readonly { readonly outcome: string; readonly tookMs: number }[];
  /** What checks said, by verdict. */
  readonly verdicts: Counts;
  readonly advice: number;
  readonly approvalsAsked: number;
  /** Milliseconds in which a decision waited for an authority who gave no sign. */
  readonly unattendedMs: number;
  /** Such a time goes on: nobody knows yet how long. */
  readonly unattendedNow: boolean;
  /** Changes of a playbook that were asked for; `changed`: since when it is made, and from what. */
  readonly lessons: readonly {
    readonly changed: { readonly at: Instant; readonly playbook: string } | undefined;
  }[];
  /** Everybody of whom the figures about behavior might tell something. */
  readonly people: readonly PersonId[];
};

export type Counts = Readonly<Record<string, number>>;

export const noAssumptions = { held: 0, broken: 0, 'never-known': 0, unsettled: 0 };
export type AssumptionKind = keyof typeof noAssumptions;

/** One strategy that was activated. */
export type Course = Pick<
  StrategyAccount,
  'strategy' | 'targets' | 'decided' | 'firstStep' | 'ended' | 'outcome'
> & {
  readonly standingOrder: boolean;
  /** The release that it went away from, and the playbook that it followed; undefined without a plan. */
  readonly from: string | undefined;
  readonly playbook: { readonly name: string; readonly digest: string } | undefined;
};

/** The numbers of an account. */
export function rowOf(account: Account): Row {
  const { mode, severity, outcome, reopened, targets, origin, moments, strategies } = account;
  return {
    mode,
    private: account.private,
    severity,
    outcome,
    reopened,
    targets,
    services: [...new Set(targets.map(serviceOf))],
    origin: origin.kind,
    moments,
    courses: strategies.filter(({ activated }) => activated !== undefined).map(courseOf),
    refusals: tally(account.refusals.map(({ code }) => code)),
    overrides: tally(account.overrides.map(({ kind }) => kind)),
    assumptions: {
      ...noAssumptions,
      ...tally(account.assumptions.map(({ outcome: settled = 'unsettled' }) => settled)),
    },
    steps: strategies.flatMap(({ run }) => run?.steps.flatMap(stepTime) ?? []),
    verdicts: tally(account.checks.flatMap(({ history }) => history.map(({ verdict }) => verdict))),
    advice: account.advice.length,
    approvalsAsked: sum(strategies.map(({ run }) => run?.asks.length ?? 0)),
    unattendedMs: sum(
      account.unattended.map(({ from, to }) => (to === undefined ? 0 : millis(to) - millis(from))),
    ),
    unattendedNow: account.unattended.some(({ to }) => to === undefined),
    lessons: account.lessons.map(({ changed }) => ({
      changed: changed && { at: changed.at, playbook: changed.playbook },
    })),
    people: peopleOf(account),
  };
}

const stepTime = ({ started, ended, outcome }: StepAccount): Row['steps'] =>
  started !== undefined && ended !== undefined && outcome !== undefined
    ? [{ outcome, tookMs: millis(ended) - millis(started) }]
    : [];

function courseOf({ decider, run, ...strategy }: StrategyAccount): Course {
  const { targets, decided, firstStep, ended, outcome } = strategy;
  return {
    strategy: strategy.strategy,
    targets,
    decided,
    firstStep,
    ended,
    outcome,
    standingOrder: decider.standingOrder,
    from: run?.from.version,
    playbook: run && { name: run.playbook.name, digest: run.playbook.digest },
  };
}

const peopleOf = (account: Account): readonly PersonId[] => [
  ...new Set([
    account.origin.declaredBy,
    ...account.authorities.map(({ person }) => person),
    ...account.strategies.map(({ decider }) => decider.person),
    ...account.refusals.map(({ by }) => by),
    ...account.advice.map(({ by }) => by),
    ...account.overrides.map(({ by }) => by),
  ]),
];

/** How often each of these is there. */
export function tally(keys: readonly string[]): Counts {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, one) => total + one, 0);
