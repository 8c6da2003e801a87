import { sayDuration } from '../../lib/durations.ts';
import type { EventOf } from '../events.ts';
import type { IncidentId } from '../ids.ts';
import type { TabletopScore } from '../tabletop/score.ts';
import type { Happened } from '../timeline/entries.ts';
import { drill, type Voice } from './voice.ts';
import { count, list, oneLine, person, sentence } from './words.ts';

/** What is told of the end of a tabletop. */
type Ended = Pick<EventOf<'TabletopEnded'>, 'score' | 'last' | 'why'>;

/** How the decisions went, the least known first: each a whole sentence. */
export function tabletopScoreLines({ score, last, why }: Ended): readonly string[] {
  const { points, decided, authorityKept, lapsed, asReally } = score;
  const before = last?.score;
  return [
    `${decided} of ${count(points, 'decision')} ${decided === 1 ? 'was' : 'were'} taken${why === 'stopped' ? '; it was stopped before its end' : ''}.`,
    ...timesOf(score, before),
    authorityKept
      ? 'The authority was kept.'
      : `The authority was not kept: ${lapsed === 0 ? 'the glass was broken' : `${count(lapsed, 'decision')} found nobody in time`}.`,
    score.atOnce === 0
      ? 'One strategy at a time.'
      : `Several strategies at once: ${count(score.atOnce, 'time')}.`,
    score.broken.length === 0
      ? 'No other guardrail was passed.'
      : `Guardrails passed: ${list(score.broken)}.`,
    `As on the day itself it was decided ${count(asReally, 'time')}.`,
    last === undefined
      ? 'This scenario was not played to a score before.'
      : `The last time was ${last.incident}: ${last.score.decided} of ${last.score.points} taken, the authority ${last.score.authorityKept ? 'kept' : 'not kept'}, ${count(last.score.atOnce + last.score.broken.length, 'guardrail')} passed.`,
  ];
}

function timesOf(
  { medianMs, slowestMs }: TabletopScore,
  before: TabletopScore | undefined,
): readonly string[] {
  if (medianMs === undefined || slowestMs === undefined) return [];
  const was = before?.medianMs === undefined ? '' : `, last time ${sayDuration(before.medianMs)}`;
  return [
    `Time to decide: ${sayDuration(medianMs)} in the middle${was}; the slowest took ${sayDuration(slowestMs)}.`,
  ];
}

/** Its decisions one by one with what was really done, and its score with the lesson where it has ended. */
export function tabletopReport(
  incident: IncidentId,
  log: readonly Happened[],
  voice: Voice,
): string {
  const ended = log.flatMap((one) =>
    one.event.type === 'TabletopEnded' ? [{ ...one, event: one.event }] : [],
  )[0];
  const lesson = ended?.texts['lesson'];
  return [
    `DRILL TABLETOP ${incident}: ${ended === undefined ? 'under way' : 'ended'}.`,
    ...(ended === undefined ? [] : tabletopScoreLines(ended.event).map((line) => `- ${line}`)),
    ...log.flatMap((one) => decisionLines(one, voice)),
    ...(lesson === undefined ? [] : [`Lesson: ${sentence(lesson ?? '(erased)')}`]),
    ended === undefined
      ? `It comes to a score at its end: ${drill(voice, 'go-on')}, or ${drill(voice, 'stop')}.`
      : `Once more: ${drill(voice, 'tabletop <scenario>')}.`,
  ].join('\n');
}

function decisionLines({ event, texts }: Happened, voice: Voice): readonly string[] {
  if (event.type !== 'TabletopChosen' && event.type !== 'TabletopLapsed') return [];
  const said = (name: string): string => oneLine(texts[name] ?? '(erased)');
  const was =
    event.type === 'TabletopLapsed'
      ? 'nobody decided in time.'
      : `${person(event.by, voice)} after ${sayDuration(event.tookMs)}: ${sentence(said('option'))}`;
  return [
    `- ${event.point}: ${was} On the day itself: ${sentence(said('really'))} ${sentence(said('why'))}`,
  ];
}
