import type { Command } from '../command.ts';
import type { Event } from '../events.ts';
import { after, type Instant } from '../ids.ts';
import { weighed } from '../impact/persons.ts';
import type { Incident, MadePlan, Residual } from '../incident/incident.ts';
import { nextResidual, residualDueMs } from '../run/ending.ts';

/**
 * An effect that is there, or that nobody could count, opens a residual (capabilities, S1). Where one stands already, what
 * has come since it was counted opens another: nobody closes more than they were told of.
 */
export function leftOver(
  { facts, at }: Pick<Command, 'facts' | 'at'>,
  incident: Incident,
  made: MadePlan,
): readonly Event[] {
  const effects = made.document.effects
    .map((effect) => {
      const before = countedBefore(incident, made, effect.id);
      const count = facts.counts.find((one) => one.effect === effect.id)?.count ?? null;
      return { effect, before, count: before.length > 0 ? moreThan(before, count) : count };
    })
    .filter(({ count }) => count !== 0)
    .map(({ effect, before, count }) => ({
      cause: 'effect' as const,
      of: effect.id,
      name: before.length > 0 ? `${effect.name}, since ${before.at(-1)?.residual}` : effect.name,
      count,
      owner: effect.owner,
      due: after(at, effect.dueMs),
    }));
  return [...effects, ...unknownData(incident, made, at)].map((left, index) => ({
    type: 'ResidualOpened',
    residual: nextResidual(incident, index),
    ...left,
  }));
}

/** What nobody knew of the data when it was gone back over has to be found out afterwards, once for each release. */
function unknownData({ residuals }: Incident, { document }: MadePlan, at: Instant) {
  const { from } = document;
  const isOpen = Object.values(residuals).some(
    ({ cause, of }) => cause === 'data' && of === from.version,
  );
  if (weighed(document).verdict !== 'unknown' || isOpen) return [];
  const name = `find out whether release ${from.version} changed data`;
  return [
    {
      cause: 'data' as const,
      of: from.version,
      name,
      owner: 'dba',
      due: after(at, residualDueMs),
    },
  ];
}

/** The residuals of this effect, when all that ran here went back from the same release: counts of another say nothing. */
function countedBefore(
  { plans, runs, residuals }: Incident,
  { document: { from } }: MadePlan,
  effect: string,
): readonly Residual[] {
  const ran = Object.values(plans).filter(({ id }) => runs[id] !== undefined);
  const isSame = ran.every(({ document }) => document.from.version === from.version);
  return isSame
    ? Object.values(residuals).filter(({ cause, of }) => cause === 'effect' && of === effect)
    : [];
}

/** How many have come since these were counted; none where one of the counts is missing: that residual covers them all. */
function moreThan(before: readonly Residual[], count: number | null): number {
  const counted = before.map((one) => one.count ?? null);
  const known = counted.filter((one) => one !== null);
  if (count === null || known.length < counted.length) return 0;
  return Math.max(0, count - known.reduce((sum, one) => sum + one, 0));
}
