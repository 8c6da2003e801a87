import type { Ask, Asker } from '../asks.ts';
import { missingToClose } from '../report/standing.ts';
import { missingText } from '../texts/report.ts';
import { incident as onIncident, type Voice } from '../texts/voice.ts';
import { person } from '../texts/words.ts';
import type { Incident } from './incident.ts';

/** A recovered incident is closed by its authority (product.md, the ladder): once its report is whole, where the severity asks for it. */
export const closeAsks: Asker = ({ incident, voice }) => {
  const { rung, authority, reached } = incident;
  const since = reached.recovered;
  if (rung !== 'recovered' || since === undefined) return [];
  return [
    {
      key: 'close',
      of: [authority],
      where: 'channel',
      urgent: false,
      since,
      until: undefined,
      ...closing(incident, voice),
    },
  ];
};

function closing(incident: Incident, voice: Voice): Pick<Ask, 'lines' | 'actions'> {
  const { id, report } = incident;
  const missing = missingToClose(incident);
  if (missing.length > 0) {
    return {
      lines: [
        `${id} has recovered, and is closed once its report is whole. ${missingText(missing)}`,
      ],
      actions: [
        { label: 'Open the report', command: onIncident(voice, 'report') },
        { label: 'Close', command: onIncident(voice, 'close') },
      ],
    };
  }
  if (incident.mode !== 'live') {
    return {
      lines: [`Close ${id}: it has recovered, and is scored once it is closed.`],
      actions: [{ label: 'Close', command: onIncident(voice, 'close') }],
    };
  }
  return report === undefined
    ? {
        lines: [`Close ${id}, and name who writes the report: it has recovered.`],
        actions: [{ label: 'Close', command: onIncident(voice, 'close <@person>') }],
      }
    : {
        lines: [
          `Close ${id}: it has recovered. ${report.finishedAt === undefined ? `${person(report.owner, voice)} writes the report.` : 'Its report is finished.'}`,
        ],
        actions: [{ label: 'Close', command: onIncident(voice, 'close') }],
      };
}
