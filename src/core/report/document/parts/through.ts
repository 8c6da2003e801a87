import { checkName } from '../../../texts/checks.ts';
import { type Block, list, table, text } from '../shape.ts';
import { after, moment, type Source, said, who } from '../source.ts';

/** What should have caught it, and was absent, waived, or passed wrongly (capabilities, S7 and S51). */
export function letThrough(source: Source): readonly Block[] {
  const { account, incident } = source;
  const classes = new Set(account.checks.flatMap((one) => one.class ?? []));
  const absent = (['availability', 'consistency', 'integrity'] as const).filter(
    (one) => !classes.has(one),
  );
  const plan = incident.governing && incident.plans[incident.governing]?.document;
  return [
    list(
      [
        ...absent.map((one) => `Absent: no criterion of class ${one}`),
        ...(plan && plan.preconditions.length === 0
          ? ['Absent: the playbook has no precondition']
          : []),
        ...(plan && !plan.effectsDeclared
          ? ['Absent: the service does not say what its releases do that stays']
          : []),
        ...account.waivers.map(
          ({ check, by, second, at, reason }) =>
            `Waived: ${checkName(check)}, by ${who(by, source)}${second === undefined ? '' : ` and ${who(second, source)}`} at ${moment(at)}${after(reason)}`,
        ),
        ...account.checks
          .filter(({ firstPass, firstFail }) => firstPass && firstFail && firstPass < firstFail)
          .map(({ check }) => `Passed first, failed later: ${checkName(check)}`),
        ...account.checks
          .filter(({ neverAnswered }) => neverAnswered)
          .map(({ check }) => `Never answered: ${checkName(check)}`),
      ],
      'Nothing that the record shows. Which check, gate or rehearsal should have?',
    ),
  ];
}

/** What was taken for granted and was not so; it stands first of all. Nothing where nothing broke. */
export function broken(source: Source): readonly Block[] {
  const all = source.account.assumptions.filter(({ outcome }) => outcome === 'broken');
  return all.length === 0
    ? []
    : [
        table(
          ['Taken for granted', 'Plan', 'Found by', 'When', 'Shown by'],
          all.map(({ text: what, plan, by, at, evidence }) => [
            what,
            plan,
            by === undefined ? 'its check' : who(by, source),
            moment(at),
            said(evidence),
          ]),
        ),
      ];
}

/** Everything else that was taken for granted. */
export function assumptions({ account }: Source): readonly Block[] {
  const others = account.assumptions.filter(({ outcome }) => outcome !== 'broken');
  return others.length === 0
    ? []
    : [
        text('Taken for granted, and not found broken:'),
        list(others.map(({ text: what, outcome }) => `${what}: ${outcome ?? 'nobody has said'}`)),
      ];
}

/** What somebody else was to look at, and found. */
export const reviews = (source: Source): readonly Block[] => [
  table(
    ['Review', 'Of', 'Due', 'By', 'Finding'],
    source.account.reviews.map(({ review, what, due, done, by, finding }) => [
      review,
      said(what),
      moment(due),
      done === undefined ? 'still open' : who(by, source),
      said(finding),
    ]),
    'Nothing had to be reviewed.',
  ),
];
