import type { Command } from '../command.ts';
import type { Event, EventOf } from '../events.ts';
import { after, type Instant } from '../ids.ts';
import { weighed } from '../impact/persons.ts';
import type { Incident, MadePlan, Residual } from '../incident/incident.ts';
import type { EffectSpec } from '../plan/plan.ts';
import { nextResidual, residualDueMs } from '../run/ending.ts';
import type { EffectCount } from './events.ts';

type LeftOver = EventOf<'ResidualOpened' | 'ResidualGrew'>;
type Left = Omit<EventOf<'ResidualOpened'>, 'type' | 'residual' | 'targets' | 'texts'>;

/** What of a plan was counted, and when. */
export type Counted = { readonly counts: readonly EffectCount[]; readonly at: Instant };

/**
 * An effect that is there, or that nobody could count, opens a residual (capabilities, S1). One that stands open already
 * grows instead, and its owner is told anew; beside one that was closed, what has come since opens another: nobody closes
 * more than they were told of.
 */
export function leftOver(
  { facts: { counts }, at }: Pick<Command, 'facts' | 'at'>,
  incident: Incident,
  made: MadePlan,
): readonly Event[] {
  const effects = effectsOf(incident, made, counts);
  return [
    ...grownOf(effects),
    ...opened(incident, made, [...fresh(effects, at), ...unknownData(incident, made, at)]),
  ];
}

/** What a later count says of the effects that had left something over at go: there is more of them by now. */
export function leftOverSince(
  { counts, at }: Counted,
  incident: Incident,
  made: MadePlan,
): readonly LeftOver[] {
  const known = effectsOf(incident, made, counts).filter(({ before }) => before.length > 0);
  return [...grownOf(known), ...opened(incident, made, fresh(known, at))];
}

type Effect = {
  readonly effect: EffectSpec;
  readonly before: readonly Residual[];
  readonly count: number | null;
};

const effectsOf = (
  incident: Incident,
  made: MadePlan,
  counts: readonly EffectCount[],
): readonly Effect[] =>
  made.document.effects.map((effect) => ({
    effect,
    before: countedBefore(incident, made, effect.id),
    count: counts.find((one) => one.effect === effect.id)?.count ?? null,
  }));

const fresh = (effects: readonly Effect[], at: Instant): readonly Left[] =>
  effects
    .filter(({ before }) => !before.some(isOpen))
    .map(({ effect, before, count }) => ({
      cause: 'effect' as const,
      of: effect.id,
      name: before.length > 0 ? `${effect.name}, since ${before.at(-1)?.residual}` : effect.name,
      count: before.length > 0 ? moreThan(before, count) : count,
      owner: effect.owner,
      due: after(at, effect.dueMs),
    }))
    .filter(({ count }) => count !== 0);

const opened = (
  incident: Incident,
  { document: { targets } }: MadePlan,
  left: readonly Left[],
): readonly EventOf<'ResidualOpened'>[] =>
  left.map((one, index) => ({
    type: 'ResidualOpened',
    residual: nextResidual(incident, index),
    ...one,
    targets: [...targets],
  }));

const grownOf = (effects: readonly Effect[]): readonly EventOf<'ResidualGrew'>[] =>
  effects.flatMap(({ before, count }) => grown(before, count));

const isOpen = ({ status }: Residual): boolean => status === 'open';

/** An open residual for which there is more than it says; a count that is missing takes nothing back. */
function grown(
  before: readonly Residual[],
  count: number | null,
): readonly EventOf<'ResidualGrew'>[] {
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
