import type { Ask, Asker, Asking } from '../asks.ts';
import { decisionSince } from '../paging/decisions.ts';
import { pagesFor } from '../paging/pages.ts';
import { pagedInVain } from '../paging/succession.ts';
import { incidentName } from '../texts/incident-name.ts';
import { standing } from '../texts/rung.ts';
import { silence } from '../texts/silence.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { waitingFor } from '../texts/waiting.ts';
import { clock, list, person, sentence } from '../texts/words.ts';
import { isOpenToOthers, opsOf } from './taking.ts';

/** So much of what waits is said to whoever takes over; the status has the rest. */
const mostWaiting = 3;

/** What is asked about who decides. */
export const authorityAsks: Asker = (asking) => [
  ...offered(asking),
  ...toDecide(asking),
  ...toTakeTogether(asking),
  ...due(asking),
  ...relieved(asking),
];

function offered({ incident, voice }: Asking): readonly Ask[] {
  const { offer, authority } = incident;
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
        `${decides} hands the decision of ${incidentName(incident)} over to ${person(offer.to, voice)}, if accepted by ${clock(offer.until, voice)}.`,
        `It is ${standing(incident)}.`,
        ...(incident.held.length === 0 ? [] : [`Locked: ${list(incident.held)}.`]),
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

/** Whoever was called for a decision that waits may take it. Not urgent in itself: calling them is what the paging does. */
function toDecide({ incident, voice }: Asking): readonly Ask[] {
  const { authority } = incident;
  const decision = decisionSince(incident);
  if (decision === undefined || !isOpenToOthers(incident)) return [];
  const called = pagesFor(incident, decision).map(({ person: one }) => one);
  const of = [...new Set(called)].filter((one) => one !== authority);
  if (of.length === 0) return [];
  return [
    {
      key: `decide/${decision}`,
      of,
      where: 'direct',
      urgent: false,
      since: decision,
      until: undefined,
      lines: [
        `A decision waits in ${incidentName(incident)} since ${clock(decision, voice)}, and ${silence(incident, voice)}.`,
        ...waitingFor(incident, voice).slice(0, mostWaiting).map(sentence),
        'Whoever takes it is the authority from then on.',
      ],
      actions: [
        { label: 'I decide', command: onIncident(voice, 'decide') },
        { label: 'See the status', command: onIncident(voice, 'status') },
      ],
    },
  ];
}

/** After everybody was paged in vain: two holders of ops, never one. */
function toTakeTogether({ incident, voice, holders }: Asking): readonly Ask[] {
  const { authority, claim, paging } = incident;
  const ops = opsOf(incident, holders('ops')).filter(
    (one) => one !== authority && one !== claim?.by && !paging.succession.people.includes(one),
  );
  const decision = decisionSince(incident);
  if (decision === undefined || !pagedInVain(incident) || ops.length === 0) return [];
  return [
    {
      key: `ops/${decision}${claim === undefined ? '' : `/${claim.by}`}`,
      of: [...new Set(ops)],
      where: 'direct',
      urgent: true,
      since: claim?.since ?? decision,
      until: claim?.until,
      lines: [
        `A decision waits in ${incidentName(incident)} since ${clock(decision, voice)}. The whole roster was paged, and nobody answers.`,
        claim === undefined
          ? 'Two holders of ops can take command together; the first of them decides then.'
          : `${person(claim.by, voice)} wants to take command and needs one more holder of ops, by ${clock(claim.until, voice)}.`,
      ],
      actions: [
        claim === undefined
          ? { label: 'Take command', command: onIncident(voice, 'decide <reason>') }
          : { label: 'Agree', command: onIncident(voice, 'decide') },
      ],
    },
  ];
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
      canWait: true,
      tells: true,
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
