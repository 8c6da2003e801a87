import type { Ask, Asker } from '../asks.ts';
import type { Incident, Residual } from '../incident/incident.ts';
import { openResiduals } from '../incident/incident.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { clock, oneLine } from '../texts/words.ts';
import { criteriaOf, missingCriteria } from './criteria.ts';

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

const isAllThatIsMissing = (incident: Incident): boolean =>
  incident.rung === 'validating' &&
  criteriaOf(incident).length > 0 &&
  missingCriteria(incident).length === 0;

const nameOf = ({ residual, name, count }: Residual): string =>
  `${residual} (${oneLine(name, 80)}${count === undefined ? '' : `, ${count ?? 'count unknown'}`})`;
