import type { Asker } from '../asks.ts';
import { incident as onIncident } from '../texts/voice.ts';

/** Whoever was named when it was closed is told in person that the report is theirs. */
export const reportAsks: Asker = ({ incident, voice }) => {
  const { id, rung, reportOwner, reached } = incident;
  const since = reached.closed;
  if (rung !== 'closed' || reportOwner === undefined || since === undefined) return [];
  return [
    {
      key: 'report',
      of: [reportOwner],
      where: 'direct',
      urgent: false,
      canWait: true,
      since,
      until: undefined,
      lines: [`Write the report of ${id}: it was closed, and you were named as its owner.`],
      actions: [{ label: 'Read it', command: onIncident(voice, 'timeline') }],
    },
  ];
};

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
