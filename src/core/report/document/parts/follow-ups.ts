import { toldOf, wordsOf } from '../../../account/told.ts';
import { valueTexts, whereText } from '../../../texts/lessons.ts';
import { aimNames, behindText, dayText, factorText } from '../../../texts/report.ts';
import { count } from '../../../texts/words.ts';
import { openFollowUps } from '../../state.ts';
import { type Block, linked, list, table, text } from '../shape.ts';
import { after, type Source, said, who } from '../source.ts';

/** What contributed, in the words of those who named it. */
export function contributing({ incident, log }: Source): readonly Block[] {
  const { report } = incident;
  const named = report?.factors ?? [];
  const lines = named.map((factor) => {
    const told = toldOf(log, 'FactorNamed').findLast(({ event }) => event.factor === factor);
    return `${factorText(factor)}${after(told && wordsOf(told, 'why'))}`;
  });
  return [list(lines, 'Nobody has named a contributing factor yet.')];
}

/** What follows from it, each with who does it by when. */
export function followUps(source: Source): readonly Block[] {
  const { incident, log } = source;
  const all = Object.values(incident.report?.followUps ?? {});
  const added = toldOf(log, 'FollowUpAdded');
  const closed = toldOf(log, 'FollowUpClosed');
  return [
    table(
      ['Follow-up', 'What', 'Type', 'Owner', 'Due', 'State'],
      all.map(({ followUp, aim, owner, due, status, link, behind }) => {
        const told = added.find(({ event }) => event.followUp === followUp);
        const end = closed.findLast(({ event }) => event.followUp === followUp);
        return [
          followUp,
          linked(said(told && wordsOf(told, 'text')), link),
          aimNames[aim],
          who(owner, source),
          dayText(due),
          `${status}${status === 'open' && behind !== undefined ? `, not kept where work is: ${behindText[behind]}` : after(end && wordsOf(end, 'evidence'))}`,
        ];
      }),
      'Nothing follows from it yet.',
    ),
    ...playbook(source),
    ...learned(source),
  ];
}

/** Lessons for the way back that no playbook has taken up yet. */
function playbook({ incident: { report } }: Source): readonly Block[] {
  const open = report ? openFollowUps(report).filter(({ aim }) => aim === 'playbook_change') : [];
  return open.length === 0
    ? []
    : [text(`Not in the playbook yet: ${open.map(({ followUp }) => followUp).join(', ')}.`)];
}

/** What a plan of the playbook does otherwise since, as far as somebody said which version took it up. */
const learned = ({ account }: Source): readonly Block[] =>
  account.lessons.flatMap(({ followUp, changed }) =>
    changed === undefined
      ? []
      : [
          text(
            `${followUp} is in the playbook ${changed.playbook}, which went from ${changed.from.version} to ${changed.to.version}:`,
          ),
          table(
            ['Where', 'As it was followed', 'Now'],
            changed.changes.map((one) => [whereText(one), ...valueTexts(one)]),
            'A plan of it does what it did before.',
          ),
          ...(changed.others === 0 ? [] : [text(`And ${count(changed.others, 'more change')}.`)]),
        ],
  );
