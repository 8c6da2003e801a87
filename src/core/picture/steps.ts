import type { StepAccount } from '../account/steps.ts';
import { ofStep } from '../account/steps.ts';
import type { StrategyAccount } from '../account/strategies.ts';
import type { Instant, PlanId } from '../ids.ts';
import { millis } from '../ids.ts';
import { between, count, oneLine } from '../texts/words.ts';
import type { Happened } from '../timeline/entries.ts';
import type { Part, Row } from './picture.ts';
import { isPlain, stepParts } from './step-parts.ts';

/** More rows than these are read by nobody. */
const mostRows = 24;
/** Of what went well, so many that took longest keep a row of their own. */
const longest = 5;

type Step = StepAccount & {
  readonly plan: PlanId;
  readonly number: number;
  readonly parts: readonly Part[];
};

type Group = readonly [Step, ...Step[]];

/** A bar a step, in the order of their plans. Among many those that went well are drawn together. */
export function stepRows(
  log: readonly Happened[],
  strategies: readonly StrategyAccount[],
  end: Instant,
): readonly Row[] {
  const runs = strategies.flatMap(({ plan, run }) =>
    plan === undefined || run === undefined ? [] : [{ plan, steps: run.steps }],
  );
  const steps = runs.flatMap(({ plan, steps: own }) =>
    own.map((step, index): Step => {
      const parts = stepParts(ofStep(log, plan, step.id), end);
      return { ...step, plan, number: index + 1, parts };
    }),
  );
  const isMany = runs.length > 1;
  if (steps.length <= mostRows) return steps.map((step) => row([step], isMany));
  return shortened(grouped(steps).map((group) => row(group, isMany)));
}

const lasted = ({ started, ended }: StepAccount): number =>
  started && ended ? millis(ended) - millis(started) : 0;

/** Steps beside each other that have nothing to say: done at the first try, or never begun. */
function grouped(steps: readonly Step[]): readonly Group[] {
  const slow = new Set(steps.toSorted((a, b) => lasted(b) - lasted(a)).slice(0, longest));
  const sort = (step: Step): string | undefined =>
    slow.has(step) || step.attempts > 1 || !isPlain(step.parts)
      ? undefined
      : `${step.plan} ${step.outcome}`;
  const groups: [Step, ...Step[]][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const isAlike = last !== undefined && sort(step) !== undefined && sort(last[0]) === sort(step);
    if (isAlike) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** Where even so there are too many, those in the middle are told in one row. */
function shortened(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= mostRows) return rows;
  const kept = (mostRows - 1) / 2;
  const [head, tail] = [Math.ceil(kept), Math.floor(kept)];
  const middle = rows.slice(head, -tail);
  return [
    ...rows.slice(0, head),
    {
      name: `${middle.length} more rows of steps`,
      says: 'in the timeline',
      parts: middle.flatMap(({ parts }) => wordless(parts)),
    },
    ...rows.slice(-tail),
  ];
}

const wordless = (parts: readonly Part[]): readonly Part[] =>
  parts.map((part) => ({ ...part, word: '' }));

function row(group: Group, isMany: boolean): Row {
  const [first, ...others] = group;
  const of = isMany ? ` of ${first.plan}` : '';
  if (others.length === 0) {
    return {
      name: `${label(first)}${oneLine(first.title, 80)}${of}`,
      says: says(first),
      parts: first.parts,
    };
  }
  const last = others.reduce((_, step) => step, first);
  const began = group.flatMap(({ started }) => started ?? []).toSorted()[0];
  const over = group
    .flatMap(({ ended }) => ended ?? [])
    .toSorted()
    .at(-1);
  const took = began && over ? ` within ${between(began, over)}` : '';
  return {
    name: `${first.number} to ${last.number}, ${count(group.length, 'step')}${of}`,
    says: `each ${outcomeText(first)}${first.outcome === 'finished' ? took : ''}`,
    parts: group.flatMap(({ parts }) => wordless(parts)),
  };
}

/** A step that takes another one back says so in its own name. */
const labels = { compensate: '', rest: 'To rest: ', finally: 'Finally: ' } as const;
const label = ({ part, number }: Step): string => (part === 'steps' ? `${number}. ` : labels[part]);

const outcomes = {
  finished: 'done',
  failed: 'failed',
  unknown: 'nobody knows whether it ran',
  'not-run': 'did not run',
  skipped: 'skipped',
  canceled: 'canceled',
  abandoned: 'given up: nobody knows whether it ran',
} as const satisfies Record<NonNullable<StepAccount['outcome']>, string>;

function outcomeText({ outcome, started }: StepAccount): string {
  if (outcome !== undefined) return outcomes[outcome];
  return started === undefined ? 'not begun' : 'has not ended';
}

function says(step: Step): string {
  const { started, ended, attempts, parts } = step;
  const took = started && ended ? ` after ${between(started, ended)}` : '';
  const tries = attempts > 1 ? `, ${count(attempts, 'try', 'tries')}` : '';
  const waited = parts.find(({ word }) => word.startsWith('waits for '));
  return `${outcomeText(step)}${took}${tries}${waited === undefined ? '' : `, ${waited.word.replace('waits', 'waited')}`}`;
}
