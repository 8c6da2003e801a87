import type { Ask, Asker, Asking } from '../asks.ts';
import { latest } from '../cadence/due.ts';
import { after, type Instant, millis } from '../ids.ts';
import type { Incident, Residual } from '../incident/incident.ts';
import { openResiduals } from '../incident/incident.ts';
import { checkName } from '../texts/checks.ts';
import { leftOverText } from '../texts/left-over.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { clock, person } from '../texts/words.ts';
import { criteriaOf, missingCriteria, toldOf } from './criteria.ts';
import { proposedWaivers } from './waivers.ts';

/**
 * What is left over is asked of its owner when its time is nearly over or recovery waits for nothing else, and of the
 * authority too once it is overdue: they may give the role to somebody else, or waive it.
 */
export const residualAsks: Asker = (asking) =>
  openResiduals(asking.incident).flatMap((left) => residualAsk(asking, left));

function residualAsk(asking: Asking, left: Residual): readonly Ask[] {
  const { incident, holders, voice } = asking;
  const stage = stageOf(asking, left);
  if (stage === undefined) return [];
  const isOverdue = stage.is === 'overdue';
  const owners = holders(left.owner, left.targets);
  const said = (words: string) =>
    onIncident(voice, `residual ${left.residual} ${words} <evidence>`);
  return [
    {
      key: `residual/${left.residual}`,
      of: isOverdue ? [...new Set([...owners, incident.authority])] : owners,
      where: 'channel',
      urgent: false,
      canWait: true,
      since: stage.since,
      until: undefined,
      lines: [
        `Close ${nameOf(left)}: ${stage.why}.`,
        ...(isOverdue
          ? [`It belongs to ${left.owner}. Recovery waits for it; the authority may waive it.`]
          : []),
      ],
      actions: [
        { label: `Close ${left.residual}`, command: said('done') },
        ...(isOverdue ? [{ label: `Waive ${left.residual}`, command: said('waive') }] : []),
      ],
    },
  ];
}

type Stage = {
  readonly is: 'near' | 'last' | 'overdue';
  readonly since: Instant;
  readonly why: string;
};

/** How long before it is due its owner is asked at the latest; less where there was little time to begin with. */
const nearMs = 2 * 3_600_000;

/** Whether it is time to ask, since when, and why; asked anew at each stage, and when there is more of it. */
function stageOf({ incident, voice }: Asking, left: Residual): Stage | undefined {
  const { due, openedAt, countedAt } = left;
  const at = clock(due, voice);
  if (due <= voice.now)
    return { is: 'overdue', since: latest(due, countedAt), why: `it was due at ${at}` };
  const near = after(due, -Math.min(nearMs, (millis(due) - millis(openedAt)) / 4));
  if (near <= voice.now)
    return { is: 'near', since: latest(near, countedAt), why: `it is due at ${at}` };
  return isAllThatIsMissing(incident)
    ? {
        is: 'last',
        since: latest(countedAt, incident.reached.validating),
        why: 'recovery waits only for what is left over',
      }
    : undefined;
}

/** The authority would go without a check that answers for data: somebody else agrees, or nothing is waived. */
export const waiverAsks: Asker = ({ incident, holders, voice }) => {
  const { authority, paging } = incident;
  const { people, deputy } = paging.succession;
  return Object.entries(proposedWaivers(incident)).map(([check, { at: since }]): Ask => {
    const data = holders('dba', toldOf(check, incident));
    const all = [...people, ...(deputy === undefined ? [] : [deputy]), ...data];
    const of = [...new Set(all)].filter((one) => one !== authority);
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

const nameOf = (left: Residual): string => `${left.residual} (${leftOverText(left)})`;
