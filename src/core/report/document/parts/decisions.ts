import type { StrategyAccount } from '../../../account/strategies.ts';
import { toldOf, wordsOf } from '../../../account/told.ts';
import { type Block, list, table, text } from '../shape.ts';
import { after, moment, type Source, span, who } from '../source.ts';

/** Who decided what, on which card, from what was on the table, and who agreed. */
export function decisions(source: Source): readonly Block[] {
  const { strategies } = source.account;
  return [
    table(
      ['Decided', 'Strategy', 'By', 'In which role', 'Asked for', 'Waited', 'Ended as'],
      strategies.map((one) => [
        moment(one.decided),
        `${one.strategy}${one.plan === undefined ? '' : ` ${one.plan}`} on ${one.targets.join(', ')}`,
        `${who(one.decider.person, source)}${one.decider.standingOrder ? ', signed ahead' : ''}`,
        one.decider.role,
        moment(one.asked),
        span(one.asked, one.decided),
        one.outcome ?? 'not ended',
      ]),
      'Nothing was decided.',
    ),
    ...strategies.flatMap((one) => ofStrategy(one, source)),
    ...declined(source),
  ];
}

function ofStrategy(one: StrategyAccount, source: Source): readonly Block[] {
  const name = `${one.strategy}${one.plan === undefined ? '' : ` (${one.plan})`}`;
  const lines = [
    ...(one.reason === undefined ? [] : [`Reason${after(one.reason)}`]),
    ...alternatives(one),
    ...objections(one, source),
    ...agreed(one, source),
    ...taken(one, source),
  ];
  return lines.length === 0 ? [] : [text(`${name}:`), list(lines)];
}

function alternatives({ considered: { options } }: StrategyAccount): readonly string[] {
  const others = options.filter(({ chosen }) => !chosen);
  if (options.length === 0) return [];
  return others.length === 0
    ? ['Nothing else was on the table']
    : others.map(
        ({ strategy, plan, status }) =>
          `Also on the table: ${strategy}${plan === undefined ? '' : ` (${plan})`}, ${status}`,
      );
}

const objections = ({ considered }: StrategyAccount, source: Source): readonly string[] =>
  considered.objections.map(({ objection, by }) => {
    const raised = toldOf(source.log, 'ObjectionRaised').find(
      ({ event }) => event.objection === objection,
    );
    return `Objection by ${who(by, source)}${after(raised && wordsOf(raised, 'reason'))}`;
  });

const agreed = ({ run }: StrategyAccount, source: Source): readonly string[] =>
  (run?.approvals ?? []).map(
    ({ person, roles, answer, at, ahead, voided, reason }) =>
      `${who(person, source)} (${roles.join(', ')}) ${answer} at ${moment(ahead ?? at)}${ahead === undefined ? '' : ', ahead'}${voided === undefined ? '' : `, void: ${voided}`}${after(reason)}`,
  );

function taken({ risks, losses }: StrategyAccount, source: Source): readonly string[] {
  return [
    ...(risks?.accepted ?? []).map((word) => `Accepted by name: ${word}`),
    ...(risks?.unproven ?? []).map((word) => `Taken for granted without proof: ${word}`),
    ...losses.flatMap(({ by, losses: lost, at }) =>
      lost.map(
        ({ dataset, rows }) =>
          `Loss of ${dataset} signed by ${who(by, source)} at ${moment(at)}: ${rows === null ? 'rows not known' : `${rows} rows`}`,
      ),
    ),
  ];
}

function declined(source: Source): readonly Block[] {
  const no = toldOf(source.log, 'ProposalDeclined');
  return no.length === 0
    ? []
    : [
        text('Declined:'),
        list(
          no.map(
            (told) =>
              `${told.event.plan ?? told.event.proposal ?? 'a proposal'} at ${moment(told.at)}, by ${who(told.event.because.person, source)}${after(wordsOf(told, 'reason'))}`,
          ),
        ),
      ];
}
