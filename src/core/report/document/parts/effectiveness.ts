import type { CheckAccount } from '../../../account/checks.ts';
import type { StrategyAccount } from '../../../account/strategies.ts';
import { checkName } from '../../../texts/checks.ts';
import { type Block, list, table, text } from '../shape.ts';
import { after, lasted, moment, type Source, span, who } from '../source.ts';
import { times } from './happened.ts';

/** Whether the way back worked: criteria, times, checks that missed, guardrails that were passed (capabilities, S51). */
export const effectiveness = (source: Source): readonly Block[] => [
  text('Criteria:'),
  criteria(source),
  text('Predicted against actual:'),
  runs(source),
  steps(source),
  text('Times:'),
  times(source),
  text('Checks that missed:'),
  missed(source),
  text('Guardrails that were passed, and rules that were gone around:'),
  overrides(source),
];

const isCriterion = ({ check }: CheckAccount): boolean => check.startsWith('criterion/');

function outcome({ heldSince, waiver, neverAnswered, last }: CheckAccount): string {
  if (waiver !== undefined) return 'waived';
  if (neverAnswered) return 'never answered';
  return heldSince === undefined ? `not met (${last ?? 'not known'})` : 'met';
}

const criteria = ({ account: { checks } }: Source): Block =>
  table(
    ['Criterion', 'Class', 'Met', 'Holds since'],
    checks
      .filter(isCriterion)
      .map((one) => [
        checkName(one.check),
        one.class ?? 'not said',
        outcome(one),
        one.heldSince === undefined ? '–' : moment(one.heldSince),
      ]),
    'No criterion said what recovery means.',
  );

type Ran = StrategyAccount & { readonly run: NonNullable<StrategyAccount['run']> };
const ran = ({ account }: Source): readonly Ran[] =>
  account.strategies.flatMap(({ run, ...one }) => (run === undefined ? [] : [{ ...one, run }]));

const runs = (source: Source): Block =>
  table(
    ['Plan', 'Playbook', 'From', 'To', 'Predicted, at most', 'Actual', 'Ended as'],
    ran(source).map(({ plan, run, outcome: ended }) => [
      plan ?? 'none',
      `${run.playbook.name} ${run.playbook.version}`,
      run.from.version,
      run.to.version,
      lasted(run.estimateMs),
      lasted(run.actualMs),
      ended ?? 'not ended',
    ]),
    'Nothing was run.',
  );

const steps = (source: Source): Block =>
  table(
    ['Step', 'Began', 'Took', 'Tries', 'Ended as'],
    ran(source).flatMap(({ run }) =>
      run.steps.map(({ id, title, started, ended, attempts, outcome: end }) => [
        title === id ? id : `${id} (${title})`,
        moment(started),
        span(started, ended),
        String(attempts),
        end ?? 'not ended',
      ]),
    ),
    'No step was begun.',
  );

/** A check that passed and failed later saw nothing while users hurt; one that never answered saw nothing at all. */
function missed({ account: { checks } }: Source): Block {
  return list(
    checks.flatMap((one) => {
      const { check, firstPass, firstFail, neverAnswered } = one;
      if (neverAnswered) return [`${checkName(check)} never answered`];
      return firstPass !== undefined && firstFail !== undefined && firstPass < firstFail
        ? [`${checkName(check)} passed at ${moment(firstPass)} and failed at ${moment(firstFail)}`]
        : [];
    }),
    'None that the record shows.',
  );
}

const names = {
  skip: 'step skipped',
  retry: 'step tried again',
  waive: 'check waived',
  'break-glass': 'command taken',
  accept: 'unknown accepted',
  lose: 'data given up',
  switch: 'switch that did not wait',
  guardrail: 'warning passed',
} as const;

const overrides = (source: Source): Block =>
  list(
    source.account.overrides.map(
      ({ kind, of, by, at, reason }) =>
        `${names[kind]}: ${kind === 'waive' ? checkName(of) : of}, by ${who(by, source)} at ${moment(at)}${after(reason)}`,
    ),
    'None.',
  );
