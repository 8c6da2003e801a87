import type { Ask, Asker, Asking } from '../asks.ts';
import type { Incident } from '../incident/incident.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { waitingFor } from '../texts/waiting.ts';
import { clock, list, person, sentence } from '../texts/words.ts';

/** So much of what waits is said to whoever takes over; the status has the rest. */
const mostWaiting = 3;

/** What is asked about who decides. */
export const authorityAsks: Asker = (asking) => [
  ...offered(asking),
  ...due(asking),
  ...relieved(asking),
];

function offered({ incident, voice }: Asking): readonly Ask[] {
  const { offer, id, authority } = incident;
  if (!offer) return [];
  const decides = person(authority, voice);
  return [
    {
      key: `handover/${offer.to}`,
      of: [offer.to],
      where: 'direct',
      urgent: true,
      since: offer.since,
      until: offer.until,
      lines: [
        `${decides} hands the decision of ${id} (${list(incident.targets)}) over to ${person(offer.to, voice)}, if accepted by ${clock(offer.until, voice)}.`,
        standing(incident),
        ...waitingFor(incident, voice).slice(0, mostWaiting).map(sentence),
        `Until then ${decides} decides.`,
      ],
      actions: [
        { label: 'Accept', command: onIncident(voice, 'accept') },
        { label: 'See the status', command: onIncident(voice, 'status') },
      ],
    },
  ];
}

function standing({ rung, course, held }: Incident): string {
  const strategy =
    course.status === 'none'
      ? 'no strategy is active'
      : `${course.strategy}${course.plan === undefined ? '' : ` by ${course.plan}`} is ${course.status}`;
  const locks = held.length === 0 ? '' : ` Locked: ${list(held)}.`;
  return `It is ${rung}, ${strategy}.${locks}`;
}

/** The box is over. The decision stays where it is, and its holder is asked to put it into the usual hands. */
function due({ incident, voice }: Asking): readonly Ask[] {
  const { handoverDue, authority, id } = incident;
  if (handoverDue === undefined) return [];
  return [
    {
      key: `glass/${id}`,
      of: [authority],
      where: 'channel',
      urgent: false,
      since: handoverDue,
      until: undefined,
      lines: [
        `The time for which ${person(authority, voice)} broke the glass is over, and with it the wider permissions.`,
        `${person(authority, voice)} still decides in ${id}. Hand over as soon as somebody can take it.`,
      ],
      actions: [{ label: 'Hand over', command: onIncident(voice, 'handover <@person>') }],
    },
  ];
}

/** Not urgent: whoever was silent at night reads it in the morning. */
function relieved({ incident, voice }: Asking): readonly Ask[] {
  const { relieved: lost, authority, id } = incident;
  if (lost === undefined || lost.person === authority) return [];
  return [
    {
      key: `relieved/${lost.person}`,
      of: [lost.person],
      where: 'direct',
      urgent: false,
      since: lost.at,
      until: undefined,
      lines: [
        `You no longer decide in ${id}: ${person(lost.by, voice)} took command at ${clock(lost.at, voice)}. ${person(authority, voice)} decides now.`,
        'What you order there is kept as advice.',
      ],
      actions: [{ label: 'See the status', command: onIncident(voice, 'status') }],
    },
  ];
}
