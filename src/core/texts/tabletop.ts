import { sayTook } from '../../lib/durations.ts';
import { isoIn } from '../../lib/zone.ts';
import type { EventOf } from '../events.ts';
import { type IncidentId, type Instant, millis } from '../ids.ts';
import { isUnscored, type TabletopScore } from '../tabletop/score.ts';
import { openPoint, type TabletopState } from '../tabletop/state.ts';
import type { Happened } from '../timeline/entries.ts';
import { guardrailText } from './guardrails.ts';
import { drill, type Voice } from './voice.ts';
import { capital, clock, count, loud, oneLine, person, sentence } from './words.ts';

/** `2012-08-01 13:30 UTC`: of a day long ago. */
export const storyMoment = (at: Instant): string =>
  `${isoIn(millis(at), 'UTC').slice(0, 16).replace('T', ' ')} UTC`;

/** What it was that was played, and where it stands; nothing where that is not on record. */
export const wasLine = (texts: Happened['texts']): readonly string[] =>
  texts['was'] === undefined
    ? []
    : [
        sentence(
          `It was "${oneLine(texts['was'] ?? '(erased)')}"${texts['source'] ? `, ${texts['source']}` : ''}`,
        ),
      ];

/** What is told of the end of a tabletop. */
type Ended = Pick<EventOf<'TabletopEnded'>, 'score' | 'last' | 'why'>;

const unscoredTabletop =
  'It was stopped before the first decision, so there is no score. How it went on, and what it was, is kept for whoever plays it.';

/** How the decisions went, the least known first: each a whole sentence. */
export function tabletopScoreLines({ score, last, why }: Ended): readonly string[] {
  const { points, decided, authorityKept, lapsed, asReally } = score;
  if (isUnscored({ why, score })) return [unscoredTabletop];
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
    guardrailsText(score),
    `Decided as on the day itself: ${asReally} of ${decided}.`,
    last === undefined
      ? 'It is the first score of this scenario.'
      : `The last time was ${last.incident}: ${last.score.decided} of ${last.score.points} taken, the authority ${last.score.authorityKept ? 'kept' : 'not kept'}, ${count(last.score.atOnce + last.score.broken.length, 'guardrail')} gone past.`,
  ];
}

const guardrailsText = ({ atOnce, broken }: TabletopScore): string =>
  broken.length === 0
    ? `Every ${atOnce === 0 ? '' : 'other '}guardrail was kept.`
    : `Guardrails gone past: ${each(broken)}.`;

/** Each with how often, where it was more than once. */
const each = (broken: readonly string[]): string =>
  [...Map.groupBy(broken, (code) => code)]
    .map(
      ([code, all]) =>
        `${guardrailText(code)}${all.length > 1 ? `, ${count(all.length, 'time')}` : ''}`,
    )
    .join('; ');

function timesOf(
  { medianMs, slowestMs }: TabletopScore,
  before: TabletopScore | undefined,
): readonly string[] {
  if (medianMs === undefined || slowestMs === undefined) return [];
  const was = before?.medianMs === undefined ? '' : `, last time ${sayTook(before.medianMs)}`;
  return [
    `Time to decide: ${sayTook(medianMs)} in the middle${was}; the slowest took ${sayTook(slowestMs)}.`,
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
  const began = log.map(({ event }) => event).find((event) => event.type === 'TabletopBegan');
  return [
    `${loud('tabletop')} ${incident}: ${ended === undefined ? 'under way' : 'ended'}.`,
    ...(ended === undefined ? [] : tabletopScoreLines(ended.event).map((line) => `- ${line}`)),
    ...(ended === undefined ? [] : wasLine(ended.texts)),
    ...(lesson === undefined ? [] : [`Lesson: ${sentence(lesson ?? '(erased)')}`]),
    ...log.flatMap((one) => decisionLines(one, voice)),
    ended === undefined
      ? `It comes to a score at its end: ${drill(voice, 'go-on')}, or ${drill(voice, 'stop')}.`
      : `Once more: ${drill(voice, `tabletop ${began?.script.scenario ?? '<scenario>'}`)}.`,
  ].join('\n');
}

function decisionLines({ event, texts }: Happened, voice: Voice): readonly string[] {
  if (event.type !== 'TabletopChosen' && event.type !== 'TabletopLapsed') return [];
  const said = (name: string): string => oneLine(texts[name] ?? '(erased)');
  const was =
    event.type === 'TabletopLapsed'
      ? 'nobody decided in time.'
      : `${person(event.by, voice)} after ${sayTook(event.tookMs)}: ${sentence(said('option'))}`;
  return [
    `- ${event.point}: ${was} On the day itself: ${sentence(said('really'))} ${sentence(said('why'))}`,
  ];
}

/** Where the story of a tabletop stands: `played: it waits for a decision until 14:12`. */
export function storyStanding({ scene, next, script }: TabletopState, voice: Voice): string {
  switch (scene.status) {
    case 'asked':
      return `played: it waits for a decision until ${clock(scene.until, voice)}`;
    case 'paused':
      return 'played: the story stands still until somebody lets it go on';
    case 'ended':
      return 'played to its end';
    case 'playing':
      return next < script.beats.length
        ? `played: the next moment of the story comes at ${clock(scene.dueAt, voice)}`
        : 'played: it is about to end';
  }
}

/** What there is to choose from at the decision that the story waits for, each with what to type. */
export const optionLines = (state: TabletopState, voice: Voice): readonly string[] => {
  const open = openPoint(state);
  return (open?.options ?? []).map(
    ({ id, text }, index) =>
      `${index + 1}. ${sentence(oneLine(text))} ${drill(voice, `choose ${open?.point} ${id}`)}`,
  );
};

/**
 * What is told, apart by when people are told of it, a line for each moment of the story: what comes later never changes
 * what was told before, because nobody is notified of a change.
 */
export const chaptersOf = (log: readonly Happened[]): readonly (readonly string[])[] =>
  [
    ...Map.groupBy(
      log.flatMap((one) => {
        const line = momentLine(one);
        return line === undefined ? [] : [{ line, at: one.at }];
      }),
      ({ at }) => at,
    ).values(),
  ].map((told) => [`${loud('tabletop')}: this happens`, ...told.map(({ line }) => line)]);

function momentLine({ event, texts }: Happened): string | undefined {
  if (event.type === 'TabletopCaughtUp') return sentence(capital(caughtUpText(event)));
  if (event.type !== 'TabletopTold') return undefined;
  return `${toldMoment(event)}: ${sentence(oneLine(texts['text'] ?? '(erased)', mostTold))}`;
}

/** `2012-08-01 13:30 UTC`, and whether anybody could know it then. */
export const toldMoment = ({
  happened,
  later,
}: Pick<EventOf<'TabletopTold'>, 'happened' | 'later'>): string =>
  `${storyMoment(happened)}${later ? ', the whole of which nobody knew then' : ''}`;

const mostTold = 600;

/** Why it was so quiet; without its period. */
export const caughtUpText = ({ lateMs }: Pick<EventOf<'TabletopCaughtUp'>, 'lateMs'>): string =>
  `the story stood still for ${sayTook(lateMs)}, because nothing was there to tell it. It goes on where it was`;
