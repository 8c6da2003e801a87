import { z } from 'zod';
import { Comparison } from '../../lib/compare.ts';
import { Json, type JsonObject } from '../../lib/json.ts';
import { criteriaOf, mitigationOf } from '../checks/criteria.ts';
import type { Verdict } from '../checks/verdict.ts';
import { figureKey } from '../figures/figure.ts';
import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { CheckSpec } from '../plan/plan.ts';
import { afterKey, preconditionKey } from '../run/phase.ts';
import { allSteps } from '../run/run.ts';
import type { Happened } from '../timeline/entries.ts';
import { toldOf, type Words, wordsOf } from './told.ts';

/** One value that a check read, and what it had to be. */
const Reading = z.object({ name: z.string(), actual: Json, ...Comparison.shape });
export type Reading = z.infer<typeof Reading>;
const Several = z.object({ figures: z.array(z.unknown()) });

/** A number that a check read at a moment; `share` is 0 to 1. */
export type Point = {
  readonly at: Instant;
  readonly value: number;
  readonly unit: 'number' | 'share';
};

/** What one check answered, with the values that it read. */
export type Answer = {
  readonly at: Instant;
  readonly verdict: Verdict;
  readonly held: boolean;
  readonly summary: Words;
  readonly readings: readonly Reading[];
};

/** All that is known of one check: what it asks, every answer that was kept, and the numbers that it read. */
export type Evidence = {
  /** Undefined where neither a plan nor the service says any more what it asks. */
  readonly spec: CheckSpec | undefined;
  readonly answers: readonly Answer[];
  readonly points: readonly Point[];
};

/** The evidence of one check by its key (`criterion/purchases`). */
export function evidenceOf(log: readonly Happened[], incident: Incident, check: string): Evidence {
  const answers = toldOf(log, 'CheckReported')
    .filter(({ event }) => event.check === check)
    .map((told): Answer => {
      const { verdict, held, facts } = told.event;
      const summary = wordsOf(told, 'summary');
      return { at: told.at, verdict, held, summary, readings: readingsIn(facts) };
    });
  return { spec: specOf(incident, check), answers, points: pointsOf(log, check, answers) };
}

/** The values that the facts of an answer hold, in the order in which they were compared; none where nothing is compared. */
function readingsIn(facts: JsonObject): readonly Reading[] {
  const one = Reading.safeParse(facts);
  if (one.success) return [one.data];
  const several = Several.safeParse(facts);
  return (several.data?.figures ?? []).flatMap((each) => Reading.safeParse(each).data ?? []);
}

/** What its answers compared first, and for a criterion what it was read at before the run and after its steps. */
function pointsOf(
  log: readonly Happened[],
  check: string,
  answers: readonly Answer[],
): readonly Point[] {
  const firsts = answers.map(({ at, readings: [first] }) => ({ at, first }));
  // What is right at one value alone is kept as a distance from it: another number than the one that was read.
  const isDistance = firsts.some(({ first }) => first !== undefined && !hasOrder(first));
  const id = check.startsWith('criterion/') && !isDistance ? check.split('/').at(-1) : undefined;
  return [
    ...firsts.flatMap(({ at, first }) => (first && pointOf(first, at)) ?? []),
    ...(id === undefined ? [] : figuresOf(log, id)),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
}

const hasOrder = ({ op }: Reading): boolean => op !== '==' && op !== '!=';

function pointOf(reading: Reading, at: Instant): Point | undefined {
  const { actual, value } = reading;
  if (typeof actual !== 'number' || typeof value !== 'number' || !hasOrder(reading)) return;
  return { at, value: actual, unit: value > 0 && value < 1 ? 'share' : 'number' };
}

const figuresOf = (log: readonly Happened[], criterion: string): readonly Point[] =>
  [...toldOf(log, 'FiguresFrozen'), ...toldOf(log, 'FiguresRead')].flatMap(({ event, at }) =>
    event.figures.flatMap(({ key, value, unit }) =>
      key === figureKey(criterion) && value !== null ? [{ at, value, unit }] : [],
    ),
  );

function specOf(incident: Incident, check: string): CheckSpec | undefined {
  const ladder = [...mitigationOf(incident), ...criteriaOf(incident)];
  const planned = Object.values(incident.plans).flatMap(({ document }) => [
    ...document.preconditions.map((spec) => ({ key: preconditionKey(spec.id), spec })),
    ...allSteps(document).flatMap((step) =>
      step.checkAfter.map((spec) => ({ key: afterKey(step.id, spec.id), spec })),
    ),
  ]);
  return [...ladder, ...planned].find(({ key }) => key === check)?.spec;
}
