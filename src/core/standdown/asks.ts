import type { Ask, Asker, Asking } from '../asks.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { decisionSince } from '../paging/decisions.ts';
import { checkName } from '../texts/checks.ts';
import { nightText } from '../texts/standdown.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { clock, list, person } from '../texts/words.ts';

/** Who is woken, and what the morning asks. */
export const standDownAsks: Asker = (asking) => [
  ...woken(asking),
  ...morning(asking),
  ...slept(asking),
];

/** Whoever has ordered something since then knows. */
const isSeenSince = ({ paging }: Incident, who: PersonId, at: Instant): boolean =>
  (paging.seen[who] ?? '') > at;

/** A figure fell. Where a decision waits, that is what they are paged for; else this calls them. */
function woken({ incident, voice }: Asking): readonly Ask[] {
  const { standDown, authority, id } = incident;
  if (standDown?.status !== 'broken' || standDown.by === undefined) return [];
  if (isSeenSince(incident, authority, standDown.at)) return [];
  return [
    {
      key: 'standdown/woken',
      of: [authority],
      where: 'direct',
      urgent: decisionSince(incident) === undefined,
      since: standDown.at,
      until: undefined,
      lines: [
        `The stand-down of ${id} is broken: ${checkName(standDown.by)} failed at ${clock(standDown.at, voice)}.`,
        `It is ${incident.rung} again, and you decide.`,
      ],
      actions: [{ label: 'See the status', command: onIncident(voice, 'status') }],
    },
  ];
}

/** The next decision is due, and nobody else has it. */
function morning({ incident, voice }: Asking): readonly Ask[] {
  const { standDown, authority, id, offer, rung } = incident;
  if (standDown?.status !== 'over' || offer !== undefined) return [];
  if (rung !== 'mitigated' && rung !== 'validating') return [];
  if (isSeenSince(incident, authority, standDown.at)) return [];
  return [
    {
      key: 'standdown/over',
      of: [authority],
      where: 'channel',
      urgent: false,
      since: standDown.at,
      until: undefined,
      lines: [
        `The stand-down of ${id} is over, and the next decision is due: it is ${rung}, and not recovered.`,
        nightText(standDown, voice),
      ],
      actions: [
        { label: 'Hand over', command: onIncident(voice, 'handover <@person>') },
        { label: 'Ask the checks', command: onIncident(voice, 'check') },
        { label: 'Later', command: onIncident(voice, 'standdown 2h') },
      ],
    },
  ];
}

/** "While you slept", to each who did, until they are seen again. */
function slept({ incident, voice }: Asking): readonly Ask[] {
  const { standDown, id, authority, rung } = incident;
  if (standDown?.status !== 'over') return [];
  return standDown.slept
    .filter((one) => !isSeenSince(incident, one, standDown.at))
    .map((one) => ({
      key: `slept/${one}`,
      of: [one],
      where: 'direct',
      urgent: false,
      since: standDown.at,
      until: undefined,
      lines: [
        `While you slept (${id}, ${list(incident.targets)}): it is ${rung}, and ${person(authority, voice)} decides.`,
        nightText(standDown, voice),
      ],
      actions: [
        { label: 'Read all of it', command: onIncident(voice, 'timeline') },
        { label: 'See the status', command: onIncident(voice, 'status') },
      ],
    }));
}
