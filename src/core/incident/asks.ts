import type { Asker } from '../asks.ts';
import { incident as onIncident } from '../texts/voice.ts';

/** A recovered incident is closed by its authority, who names whoever owes the report (product.md, the ladder). */
export const closeAsks: Asker = ({ incident, voice }) => {
  const { id, rung, authority, reached } = incident;
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
      lines: [`Close ${id}, and name who writes the report: it has recovered.`],
      actions: [{ label: 'Close', command: onIncident(voice, 'close <@person>') }],
    },
  ];
};
