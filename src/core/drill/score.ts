import type { Account } from '../account/account.ts';
import type { OverrideKind } from '../account/overrides.ts';
import { type Instant, millis } from '../ids.ts';
import { type DrillFailure, drillFailures, type Score } from './score-shape.ts';

/** By when a drill should be through, in milliseconds; undefined where nothing says. */
export type DrillTargets = {
  /** How long a decision may wait. */
  readonly decideMs: number;
  /** From the beginning of the drill. */
  readonly mitigateMs: number | undefined;
  readonly recoverMs: number | undefined;
};

/** Going past these is what a drill is to unlearn; to accept a loss by name is what the product asks for. */
const againstGuardrails: ReadonlySet<OverrideKind> = new Set<OverrideKind>([
  'guardrail',
  'switch',
  'waive',
  'skip',
]);

/** How a drill went (capabilities, S54, S60), as far as it has come: time, authority, one strategy, guardrails, surprises. */
export function scoreOf(
  account: Account,
  targets: DrillTargets,
  surprises: Score['surprises'] = [],
): Score {
  const { decisionRequested, decided, firstStep, mitigated, recovered } = account.moments;
  const times = {
    decideMs: between(decisionRequested, decided),
    executeMs: between(firstStep, mitigated),
    validateMs: between(mitigated, recovered),
  };
  return {
    ...Object.fromEntries(Object.entries(times).filter(([, ms]) => ms !== undefined)),
    failures: failuresOf(account, targets, surprises),
    surprises: [...surprises],
  };
}

/** What came before what it is measured from took no time. */
const between = (from: Instant | undefined, to: Instant | undefined): number | undefined =>
  from === undefined || to === undefined ? undefined : Math.max(0, millis(to) - millis(from));

const isOver = (took: number | undefined, most: number | undefined): boolean =>
  took !== undefined && most !== undefined && took > most;

function failuresOf(
  { moments, strategies, overrides, unattended }: Account,
  targets: DrillTargets,
  surprises: Score['surprises'],
): DrillFailure[] {
  const { declared, decisionRequested, decided, mitigated, recovered } = moments;
  // Where the authority has to fall silent, others can decide only after it had its time, and then have their own.
  const isSilent = surprises.some(({ kind }) => kind === 'authority-silent');
  const mayTakeMs = isSilent ? 2 * targets.decideMs : targets.decideMs;
  const wrong: Readonly<Record<DrillFailure, boolean>> = {
    'nothing-decided': strategies.length === 0,
    'not-recovered': recovered === undefined,
    'slow-decision': isOver(between(decisionRequested, decided), mayTakeMs),
    'slow-mitigation': isOver(between(declared, mitigated), targets.mitigateMs),
    'slow-recovery': isOver(between(declared, recovered), targets.recoverMs),
    'authority-lost':
      (!isSilent && unattended.length > 0) || overrides.some(({ kind }) => kind === 'break-glass'),
    'course-changed': strategies.some(({ supersededBy }) => supersededBy !== undefined),
    'guardrail-overridden': overrides.some(({ kind }) => againstGuardrails.has(kind)),
    'surprise-unanswered': surprises.some(({ answered }) => !answered),
  };
  return drillFailures.filter((failure) => wrong[failure]);
}
