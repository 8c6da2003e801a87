import { asksOf } from '../../src/core/asks.ts';
import type { Mode } from '../../src/core/envelope.ts';
import type { Event } from '../../src/core/events.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { pagingAsks } from '../../src/core/paging/asks.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import type { Seen } from './invariants.ts';

/** What belongs to exercises alone, and of it what belongs to drills: a tabletop has nothing that could surprise. */
const ofExercise: ReadonlySet<Event['type']> = new Set<Event['type']>(['DrillBegan']);
const ofDrill: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'SurpriseSprung',
  'DrillOvertaken',
]);

/**
 * An incident stays in the mode in which it began. Nobody is surprised but in a drill, once and by what was planned; and
 * out of an exercise nothing reaches those who do not take part.
 */
export const ofDrills = ({ before, recorded, after }: Seen): readonly string[] => {
  const { event } = recorded;
  const mode = before?.mode ?? recorded.mode;
  return [
    ...(recorded.mode === mode && after.mode === mode ? [] : ['the mode changed']),
    ...ofMode(event, mode),
    ...(event.type === 'SurpriseSprung' ? ofSurprise(before, event.surprise) : []),
    ...(mode === 'live' ? [] : [...ofLeaving(event), ...ofAsking(after)]),
  ];
};

const ofMode = ({ type }: Event, mode: Mode): readonly string[] => [
  ...(mode === 'live' && ofExercise.has(type) ? [`${type} in a live incident`] : []),
  ...(mode !== 'drill' && ofDrill.has(type) ? [`${type} outside of a drill`] : []),
];

function ofSurprise(
  before: Incident | undefined,
  kind: Extract<Event, { type: 'SurpriseSprung' }>['surprise'],
): readonly string[] {
  const { planned = [], sprung = [] } = before?.drill ?? {};
  const isTwice = sprung.some(({ surprise }) => surprise === kind);
  return [
    ...(planned.includes(kind) ? [] : [`${kind} was not planned`]),
    ...(isTwice ? [`${kind} came twice`] : []),
  ];
}

/** What goes by itself to people beside the exercise, or acts by what was signed for real. */
function ofLeaving(event: Event): readonly string[] {
  const isLeaving =
    event.type === 'StandingOrderAnnounced' ||
    (event.type === 'ReportOpened' && event.why !== 'asked' && event.why !== 'closed') ||
    (event.type === 'ReportPublished' && event.places.some((place) => place !== 'channel')) ||
    // Nobody was told, so no pager has anything to say.
    (event.type === 'PageReported' && event.pager !== undefined);
  return isLeaving ? [`${event.type} left an exercise`] : [];
}

const voice = { name: String, commands: usualCommands, now: '2026-03-01T10:00:00.000Z' } as const;

function ofAsking(incident: Incident): readonly string[] {
  const asking = { incident, holders: () => [incident.authority], voice };
  const told = asksOf(asking).filter(({ key }) => /^(?:notice\/|support$)/u.test(key));
  return [...told, ...pagingAsks(asking)].map(({ key }) => `${key} is asked in an exercise`);
}
