import { dateIn } from '../../lib/zone.ts';
import type { Ask, Asker, Asking } from '../asks.ts';
import { latest, millis, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { behindText, dayText, missingText } from '../texts/report.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { ruleOf } from './opening.ts';
import { ranUnder } from './playbook-change.ts';
import { unfinished } from './standing.ts';
import { type FollowUp, openFollowUps, type Report } from './state.ts';

/** What is owed of a report, asked of whoever owes it: nobody is asked for it while people still fight. */
export const reportAsks: Asker = (asking) => {
  const { report } = asking.incident;
  return report === undefined
    ? []
    : [
        ...ofReport(asking, report),
        ...ofSigning(asking, report),
        ...ofPublished(asking, report),
        ...ofFollowUps(asking, report),
      ];
};

const isCalm = ({ rung }: Incident): boolean => rung === 'recovered' || rung === 'closed';

const owed = (key: string, of: readonly PersonId[]) =>
  ({ key, of, where: 'direct', urgent: false, canWait: true, until: undefined }) as const;

const isOver = (due: string, { incident, voice }: Asking): boolean =>
  due < dateIn(millis(voice.now), ruleOf(incident).zone);

function ofReport(asking: Asking, report: Report): readonly Ask[] {
  const { incident, voice } = asking;
  const { owner, due, openedAt, remindedAt, finishedAt } = report;
  if (finishedAt !== undefined || (!isCalm(incident) && remindedAt === undefined)) return [];
  const missing = unfinished(incident, report);
  return [
    {
      ...owed('report', [owner]),
      since: remindedAt ?? openedAt,
      lines: [
        `Write the report of ${incident.id}: it is yours, and ${isOver(due, asking) ? 'was' : 'is'} due ${dayText(due)}.`,
        'What the record knows is in it already.',
        missing.length > 0 ? missingText(missing) : 'Nothing is missing: say that it is finished.',
      ],
      actions: [
        { label: 'Write it', command: onIncident(voice, 'report') },
        { label: 'Finish it', command: onIncident(voice, 'report ready') },
        { label: 'Not mine', command: onIncident(voice, 'report owner <@person>') },
      ],
    },
  ];
}

/** Somebody who did not write it, of those who may decide; nobody there: anybody. */
function ofSigning({ incident, voice }: Asking, report: Report): readonly Ask[] {
  const { finishedAt, signedBy, owner, writers } = report;
  if (finishedAt === undefined || signedBy !== undefined) return [];
  const { people, deputy } = incident.paging.succession;
  const roster = [...new Set([...people, ...(deputy === undefined ? [] : [deputy])])];
  return [
    {
      ...owed(
        'report/sign',
        roster.filter((one) => one !== owner && !writers.includes(one)),
      ),
      since: finishedAt,
      lines: [
        `Read the report of ${incident.id}: it is finished, and somebody who did not write it signs it.`,
      ],
      actions: [
        { label: 'Read it', command: onIncident(voice, 'report') },
        { label: 'Sign it', command: onIncident(voice, 'report sign') },
      ],
    },
  ];
}

/** What was published stays as it read then: signed or closed since, its owner publishes it again. */
function ofPublished({ incident, voice }: Asking, report: Report): readonly Ask[] {
  const { published, signedBy, signedAt, owner } = report;
  if (published === undefined) return [];
  const signed = signedBy === undefined ? undefined : signedAt;
  const [first, ...more] = [signed, incident.reached.closed].flatMap((one) =>
    one !== undefined && one > published.at ? [one] : [],
  );
  if (first === undefined) return [];
  const since = latest(first, more);
  const what = since === signed ? 'signed' : 'closed';
  return [
    {
      ...owed('report/publish-again', [owner]),
      since,
      lines: [
        `Publish the report of ${incident.id} again: it was ${what} since, and what others have still says otherwise.`,
      ],
      actions: [{ label: 'Publish it', command: onIncident(voice, 'report publish') }],
    },
  ];
}

const ofFollowUps = (asking: Asking, report: Report): readonly Ask[] =>
  openFollowUps(report).map((one) => ofFollowUp(asking, one));

function ofFollowUp(asking: Asking, followUp: FollowUp): Ask {
  const { incident, voice } = asking;
  const { followUp: name, aim, owner, due, addedAt, remindedAt, link, behind } = followUp;
  return {
    ...owed(`follow-up/${name}`, [owner]),
    since: remindedAt ?? addedAt,
    lines: [
      `${name} of the report of ${incident.id} is yours, and ${isOver(due, asking) ? 'was' : 'is'} due ${dayText(due)}.`,
      `The report says what it is: ${onIncident(voice, 'report')}.`,
      ...(link === undefined ? [] : [`It is kept at ${link}: closing it there closes it here.`]),
      ...(behind === undefined ? [] : [`It is not kept where work is: ${behindText[behind]}.`]),
    ],
    actions: [
      ...(aim === 'playbook_change' && ranUnder(incident) !== undefined
        ? [
            {
              label: 'Playbook changed',
              command: onIncident(voice, `report playbook-change ${name} <version>`),
            },
          ]
        : []),
      { label: 'Done', command: onIncident(voice, `report follow-up done ${name} <evidence>`) },
      { label: 'Drop it', command: onIncident(voice, `report follow-up drop ${name} <reason>`) },
    ],
  };
}
