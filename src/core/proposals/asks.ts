import type { Ask, Asker } from '../asks.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import { openPlans } from '../strategy/plans.ts';
import type { Voice } from '../texts/voice.ts';
import { incident as onIncident, rollback } from '../texts/voice.ts';
import { clock, clockSeconds, list, people, person } from '../texts/words.ts';
import { answersTo, type Objection, openPoll, openProposals, type Proposal } from './table.ts';

/** A proposal without a plan; one with a plan waits as its plan. */
function proposed(incident: Incident, proposal: Proposal, voice: Voice): Ask {
  const { id, strategy, by, at } = proposal;
  return {
    key: `proposal/${id}`,
    of: [incident.authority],
    where: 'channel',
    urgent: false,
    since: at,
    until: undefined,
    lines: [
      `${people(by, voice)} ${by.length === 1 ? 'proposes' : 'propose'} ${strategy} (${id}).`,
      'The reason stands in the timeline. Nothing moves until you decide.',
    ],
    actions: [
      { label: 'Decide for it', command: rollback(voice, `switch ${strategy} <reason>`) },
      { label: 'Not now', command: rollback(voice, `decline ${id}`) },
    ],
  };
}

/** Anybody may object, in so many seconds. */
function polled(incident: Incident, voice: Voice): readonly Ask[] {
  const poll = openPoll(incident);
  if (poll === undefined) return [];
  const { id, by, since, until } = poll;
  const raised = answersTo(incident, id);
  const so =
    raised.length === 0
      ? ''
      : ` So far: ${people(
          raised.map((one) => one.by),
          voice,
        )}.`;
  return [
    {
      key: `objections/${id}`,
      of: [],
      where: 'channel',
      urgent: false,
      since,
      until,
      lines: [
        `${person(by, voice)} asks: any strong objections${onTable(incident)}? Until ${clockSeconds(until, voice)}; silence is consent.${so}`,
      ],
      actions: [{ label: 'Object', command: onIncident(voice, 'object <reason>') }],
    },
  ];
}

/** What they may object to: the course that is followed, else what was proposed or made into a plan. */
function onTable(incident: Incident): string {
  const { course } = incident;
  if (course.status !== 'none') return ` to the ${course.strategy} that is active`;
  const plans = openPlans(incident).map(({ id, document }) => `${document.strategy} (${id})`);
  const courses = openProposals(incident)
    .filter(({ plan }) => plan === undefined)
    .map(({ id, strategy }) => `${strategy} (${id})`);
  const all = [...plans, ...courses];
  return all.length === 0 ? '' : ` to ${list(all)}`;
}

/** Until the authority has done something about the strategy. */
function objected(incident: Incident, voice: Voice): readonly Ask[] {
  const { objections, heard } = incident.table;
  const newest = objections.at(-1);
  if (heard || newest === undefined) return [];
  const by = [...new Set(objections.map((one: Objection) => one.by))];
  const isRunning = currentRun(incident)?.status === 'running';
  return [
    {
      key: `objection/${newest.id}`,
      of: [incident.authority],
      where: 'channel',
      urgent: false,
      since: newest.at,
      until: undefined,
      lines: [
        `${people(by, voice)} ${by.length === 1 ? 'objects' : 'object'} (${list(objections.map(({ id }) => id))}, ${clock(newest.at, voice)}).`,
        'The reason stands in the timeline. It moves nothing: you decide.',
      ],
      actions: [
        ...(isRunning ? [{ label: 'Pause', command: rollback(voice, 'stop') }] : []),
        { label: 'Read it', command: onIncident(voice, 'timeline') },
      ],
    },
  ];
}

/** What is asked about the table: of anybody whether they object, of the authority what is proposed and objected to. */
export const tableAsks: Asker = ({ incident, voice }) => [
  ...polled(incident, voice),
  ...objected(incident, voice),
  ...openProposals(incident)
    .filter(({ plan }) => plan === undefined)
    .map((proposal) => proposed(incident, proposal, voice)),
];
