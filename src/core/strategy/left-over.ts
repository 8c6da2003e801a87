import type { Command } from '../command.ts';
import type { Event } from '../events.ts';
import { after, type Instant } from '../ids.ts';
import { weighed } from '../impact/persons.ts';
import type { Incident, MadePlan, Residual } from '../incident/incident.ts';
import { nextResidual, residualDueMs } from '../run/ending.ts';

/**
 * An effect that is there, or that nobody could count, opens a residual (capabilities, S1). One that stands open already
 * grows instead, and its owner is told anew; beside one that was closed, what has come since opens another: nobody closes
 * more than they were told of.
 */
export function leftOver(
  { facts, at }: Pick<Command, 'facts' | 'at'>,
  incident: Incident,
  made: MadePlan,
): readonly Event[] {
  const effects = made.document.effects.map((effect) => ({
    effect,
    before: countedBefore(incident, made, effect.id),
    count: facts.counts.find((one) => one.effect === effect.id)?.count ?? null,
  }));
  const fresh = effects
    .filter(({ before }) => !before.some(isOpen))
    .map(({ effect, before, count }) => ({
      effect,
      before,
      count: before.length > 0 ? moreThan(before, count) : count,
    }))
    .filter(({ count }) => count !== 0)
    .map(({ effect, before, count }) => ({
      cause: 'effect' as const,
      of: effect.id,
      name: before.length > 0 ? `${effect.name}, since ${before.at(-1)?.residual}` : effect.name,
      count,
      owner: effect.owner,
      due: after(at, effect.dueMs),
    }));
  const opened = [...fresh, ...unknownData(incident, made, at)].map(
    (left, index): Event => ({
      type: 'ResidualOpened',
      residual: nextResidual(incident, index),
      ...left,
      targets: [...made.document.targets],
    }),
  );
  return [...effects.flatMap(({ before, count }) => grown(before, count)), ...opened];
}

const isOpen = ({ status }: Residual): boolean => status === 'open';

/** An open residual for which there is more than it says; a count that is missing takes nothing back. */
function grown(before: readonly Residual[], count: number | null): readonly Event[] {
  const open = before.find(isOpen);
  if (open === undefined) return [];
  const many = moreThan(
    before.filter((one) => one !== open),
    count,
  );
  const { residual, name } = open;
  return many > (open.count ?? 0) ? [{ type: 'ResidualGrew', residual, name, count: many }] : [];
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
