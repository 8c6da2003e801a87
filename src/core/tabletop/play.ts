import type { Event } from '../events.ts';
import { after, type Instant, millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { isUnscored, scoreTabletop } from './score.ts';
import type { Point } from './script.ts';
import { type TabletopState, waitMs } from './state.ts';

/** So long a decision may wait; then the story goes on without one. */
const decideMs = 10 * 60_000;
/** What is told later than this was missed by whoever plays: people are told why it was so quiet. */
const lateFromMs = 10_000;

/** The next moment of the story that is due, with all that happened at the same one; after the last the score. */
export function playOn(
  incident: Incident,
  state: TabletopState,
  { dueAt, at }: { readonly dueAt: Instant; readonly at: Instant },
): readonly Event[] {
  const { next } = state;
  const lateMs = millis(at) - millis(dueAt);
  return lateMs > lateFromMs
    ? [{ type: 'TabletopCaughtUp', lateMs }, ...played(incident, state, { next, at })]
    : played(incident, state, { next, at });
}

type Moment = { readonly next: number; readonly at: Instant };

function played(incident: Incident, state: TabletopState, { next, at }: Moment): readonly Event[] {
  const beat = state.script.beats[next];
  if (beat === undefined) return endTabletop(incident, state, 'played');
  if (beat.do === 'ask') {
    const { point, ask } = beat;
    const until = after(at, decideMs);
    return [{ type: 'TabletopAsked', beat: next, point, until, texts: { ask } }];
  }
  const { kind, text, later } = beat;
  const isTogether = waitMs(state, next + 1) === 0;
  return [
    {
      type: 'TabletopTold',
      beat: next,
      kind,
      happened: beat.at,
      ...(later && { later }),
      texts: { text },
    },
    ...(isTogether ? played(incident, state, { next: next + 1, at }) : []),
  ];
}

/** The score, and the incident is over: nothing of it goes on. */
export function endTabletop(
  { reviews }: Pick<Incident, 'reviews'>,
  { script, choices, last, because }: TabletopState,
  why: 'played' | 'stopped',
): readonly Event[] {
  const isGlassBroken = Object.values(reviews).some(({ cause }) => cause === 'take-command');
  const { title, source, lesson } = script;
  const score = scoreTabletop(script, choices, { isGlassBroken });
  return [
    {
      type: 'TabletopEnded',
      why,
      score,
      ...(last && { last }),
      // Stopped before its first decision, it gives nothing away to whoever plays it next.
      ...(!isUnscored({ why, score }) && {
        texts: { was: title, ...(source && { source }), ...(lesson && { lesson }) },
      }),
    },
    { type: 'IncidentClosed', outcome: 'rehearsed', because },
  ];
}

/** What is told once it was decided, or could have been: what was done on that day, and what came of it. */
export const whatReallyWas = ({
  options,
  really,
  why,
}: Point): Readonly<Record<string, string>> => ({
  really: options
    .filter(({ id }) => id === really)
    .map(({ text }) => text)
    .join(''),
  why,
});
