import type { Ask, Asker } from '../asks.ts';
import type { Incident, Residual } from '../incident/incident.ts';
import { openResiduals } from '../incident/incident.ts';
import { checkName } from '../texts/checks.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { clock, oneLine, person } from '../texts/words.ts';
import { criteriaOf, missingCriteria } from './criteria.ts';
import { proposedWaivers } from './waivers.ts';

/** What is left over is asked of its owner once it is overdue, or once recovery waits for nothing else. */
export const residualAsks: Asker = ({ incident, holders, voice }) =>
  openResiduals(incident).flatMap((left): readonly Ask[] => {
    const isOverdue = left.due <= voice.now;
    if (!isOverdue && !isAllThatIsMissing(incident)) return [];
    const due = clock(left.due, voice);
    return [
      {
        key: `residual/${left.residual}`,
        of: holders(left.owner),
        where: 'channel',
        urgent: false,
        since: left.openedAt,
        until: undefined,
        lines: [
          isOverdue
            ? `Close ${nameOf(left)}: it was due at ${due}.`
            : `Close ${nameOf(left)}: recovery waits only for what is left over.`,
        ],
        actions: [
          {
            label: `Close ${left.residual}`,
            command: onIncident(voice, `residual ${left.residual} done <evidence>`),
          },
        ],
      },
    ];
  });

/** The authority would go without a check that answers for data: somebody else agrees, or nothing is waived. */
export const waiverAsks: Asker = ({ incident, holders, voice }) => {
  const { authority, paging } = incident;
  const { people, deputy } = paging.succession;
  const all = [...people, ...(deputy === undefined ? [] : [deputy]), ...holders('dba')];
  const of = [...new Set(all)].filter((one) => one !== authority);
  return Object.entries(proposedWaivers(incident)).map(([check, { at: since }]): Ask => {
    const none = `Nobody else may agree: ${onIncident(voice, 'take-command <reason>')} lets ${person(authority, voice)} do it alone, and is reviewed.`;
    return {
      key: `waiver/${check}`,
      of: of.length > 0 ? of : [authority],
      where: 'direct',
      urgent: false,
      since,
      until: undefined,
      lines: [
        `${person(authority, voice)} wants to go on without ${checkName(check)}, which answers for data, and needs one more person who agrees.`,
        'The reason stands in the timeline. Until somebody agrees the check holds as before.',
        ...(of.length > 0 ? [] : [none]),
      ],
      actions: [{ label: 'Agree', command: onIncident(voice, `waive ${check} <reason>`) }],
    };
  });
};

const isAllThatIsMissing = (incident: Incident): boolean =>
  incident.rung === 'validating' &&
  criteriaOf(incident).length > 0 &&
  missingCriteria(incident).length === 0;

const nameOf = ({ residual, name, count }: Residual): string =>
  `${residual} (${oneLine(name, 80)}${count === undefined ? '' : `, ${count ?? 'count unknown'}`})`;
