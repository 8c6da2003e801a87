import { z } from 'zod';
import type { Account } from '../account/account.ts';
import type { StrategyAccount } from '../account/strategies.ts';
import { Mode } from '../envelope.ts';
import { IncidentId, Instant, millis, PersonId, PlanId, Target } from '../ids.ts';
import { DataImpact } from '../impact/shapes.ts';
import { Rung } from '../incident/ladder.ts';
import { Severity } from '../incident/orders.ts';
import { Outcome } from '../strategy/events.ts';
import { Strategy } from '../strategy/strategy.ts';
import { IncidentOutcome } from './entry.ts';

/** One strategy of an incident as the registry lists it (capabilities, S50). */
const StrategyRow = z.strictObject({
  plan: PlanId.optional(),
  strategy: Strategy,
  targets: z.array(Target),
  from: z.string().optional(),
  to: z.string().optional(),
  decidedBy: PersonId,
  /** Signed ahead, and given by the timer. */
  signedAhead: z.boolean(),
  decidedAt: Instant,
  endedAt: Instant.optional(),
  /** From the activation to the end, in milliseconds. */
  tookMs: z.number().optional(),
  outcome: Outcome.optional(),
  dataImpact: DataImpact.shape.verdict.optional(),
  /** What was given up of data, by name. */
  lost: z.array(z.string()),
});
export type StrategyRow = z.infer<typeof StrategyRow>;

/**
 * One incident as the registry lists it: ids, codes and times, no text and no name, so that it can be kept. Missing is
 * unknown, or has not come.
 */
export const RegistryRow = z.strictObject({
  id: IncidentId,
  mode: Mode,
  private: z.boolean(),
  /** Whether it is under a legal hold. */
  held: z.boolean(),
  severity: Severity.optional(),
  rung: Rung,
  outcome: IncidentOutcome,
  trigger: z.enum(['person', 'program', 'trigger', 'standing-order', 'import']),
  declaredBy: PersonId,
  scope: z.array(Target),
  detectedAt: Instant,
  declaredAt: Instant,
  decidedAt: Instant.optional(),
  mitigatedAt: Instant.optional(),
  recoveredAt: Instant.optional(),
  closedAt: Instant.optional(),
  /** From the detection to *recovered*, in milliseconds. */
  tookMs: z.number().optional(),
  strategies: z.array(StrategyRow),
  waivers: z.array(z.strictObject({ check: z.string(), by: PersonId })),
  openResiduals: z.int().nonnegative(),
});
export type RegistryRow = z.infer<typeof RegistryRow>;

/** What the registry lists of an incident, by its account. */
export function rowOf(account: Account): RegistryRow {
  const { id, mode, severity, rung, outcome, origin, targets, moments } = account;
  const { detected, declared, decided, mitigated, recovered, closed } = moments;
  return {
    id,
    mode,
    private: account.private,
    held: account.hold !== undefined,
    ...(severity && { severity }),
    rung,
    outcome,
    trigger: origin.kind,
    declaredBy: origin.declaredBy,
    scope: [...targets],
    detectedAt: detected,
    declaredAt: declared,
    ...(decided && { decidedAt: decided }),
    ...(mitigated && { mitigatedAt: mitigated }),
    ...(recovered && { recoveredAt: recovered, tookMs: millis(recovered) - millis(detected) }),
    ...(closed && { closedAt: closed }),
    strategies: account.strategies.map(strategyRow),
    waivers: account.waivers.map(({ check, by }) => ({ check, by })),
    openResiduals: account.residuals.filter(({ status }) => status === 'open').length,
  };
}

/** What the registry lists of one strategy. */
export function strategyRow(account: StrategyAccount): StrategyRow {
  const { plan, strategy, targets, decider, decided, ended, outcome, run, losses } = account;
  return {
    ...(plan && { plan }),
    strategy,
    targets: [...targets],
    ...(run && { from: run.from.version, to: run.to.version, dataImpact: run.data }),
    decidedBy: decider.person,
    signedAhead: decider.standingOrder,
    decidedAt: decided,
    ...(ended && { endedAt: ended }),
    ...(run?.actualMs !== undefined && { tookMs: run.actualMs }),
    ...(outcome && { outcome }),
    lost: [...new Set(losses.flatMap((one) => one.losses.map(({ dataset }) => dataset)))],
  };
}
