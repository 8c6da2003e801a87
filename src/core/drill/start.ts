import { type Command, decided, type Eventful, refused } from '../command.ts';
import type { Instant, PersonId, Target } from '../ids.ts';
import { declared, targetTaken } from '../incident/declare.ts';
import type { Rules } from '../incident/rules.ts';
import { refuse } from '../refusals.ts';
import type { SurpriseKind } from './surprise.ts';

/** Where a drill is to be. */
export type DrillGround = {
  readonly service: string;
  readonly target: Target;
  readonly isProtected: boolean;
  /** Until when a window is open in which it may be there although it is protected. */
  readonly openUntil: Instant | undefined;
  readonly opensAt: Instant | undefined;
  /** Where it would be harmless. */
  readonly harmless: readonly Target[];
  readonly surprises: readonly SurpriseKind[];
};

/**
 * Opens an incident in mode `drill`, which whoever stores it gives it. Refuses a protected target outside of its
 * windows, one that has an incident already, and where nobody could decide.
 */
export function startDrill(
  command: Command<'declare'>,
  by: PersonId,
  ground: DrillGround,
): Eventful {
  const { service, target, isProtected, openUntil, opensAt, harmless } = ground;
  if (isProtected && openUntil === undefined) {
    return refused(refuse('DrillOnProduction', { target, opensAt, harmless }));
  }
  const taken = targetTaken(command.facts);
  if (taken) return refused(taken);
  const facts = { ...command.facts, rules: inDrill(command.facts.rules) };
  const event = declared({ ...command, facts }, by, command.order);
  return event === undefined
    ? refused(refuse('NobodyMayDecide', { target }))
    : decided(event, { type: 'DrillBegan', service, surprises: [...ground.surprises] });
}

/** Nothing acts by what was signed for real, support is not asked, and nobody owes a report. */
const inDrill = ({ standingOrder: _order, supportAck: _ack, report: _report, ...rules }: Rules) =>
  rules;
