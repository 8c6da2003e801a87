import { sayDuration } from '../../lib/durations.ts';
import { type Instant, millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Voice } from './voice.ts';
import { ago, between, capital, clock } from './words.ts';

/** How soon users should have stopped hurting, and all be well, counted from the declaration. */
export type Objectives = { readonly mitigateMs: number; readonly recoverMs: number };

/** Times against the objectives; without objectives only how long it has taken. */
export function statusClocks(
  incident: Incident,
  objectives: Objectives | undefined,
  voice: Voice,
): readonly string[] {
  const { declaredAt, hurtSince, reached } = incident;
  if (incident.rung === 'closed') return [];
  const before = beforeReopening(incident);
  if (before !== undefined) return sinceReopened(incident, before, voice);
  const goals = [
    { word: 'mitigated', at: reached.mitigated, ms: objectives?.mitigateMs },
    { word: 'recovered', at: reached.recovered, ms: objectives?.recoverMs },
  ];
  return [
    `Declared ${clock(declaredAt, voice)}, ${ago(declaredAt, voice)}.`,
    ...(hurtSince === undefined || reached.mitigated !== undefined
      ? []
      : [`Users hurt since ${clock(hurtSince, voice)}, for ${between(hurtSince, voice.now)}.`]),
    ...goals.flatMap(({ word, at, ms }) =>
      against(word, { declaredAt, at: at ?? voice.now, ms, isReached: at !== undefined }),
    ),
  ];
}

/** The last moment at which an incident that was opened again was still over; undefined for any other. */
function beforeReopening({ reached }: Incident): Instant | undefined {
  const { recovered, deciding, closed } = reached;
  const isBack = recovered && deciding && millis(recovered) < millis(deciding);
  return isBack ? recovered : closed;
}

/** What was reached before says nothing about now, and the objectives count from the declaration. */
function sinceReopened(
  { declaredAt, reached }: Incident,
  before: Instant,
  voice: Voice,
): readonly string[] {
  const again = (word: string, at: Instant | undefined): string =>
    at === undefined || millis(at) <= millis(before)
      ? `Not ${word} again yet.`
      : `${capital(word)} again at ${clock(at, voice)}.`;
  return [
    `Declared ${clock(declaredAt, voice)}, and opened again since.`,
    again('mitigated', reached.mitigated),
    again('recovered', reached.recovered),
  ];
}

type Goal = {
  readonly declaredAt: string;
  readonly at: string;
  readonly ms: number | undefined;
  readonly isReached: boolean;
};

function against(word: string, { declaredAt, at, ms, isReached }: Goal): readonly string[] {
  if (ms === undefined)
    return isReached ? [`${capital(word)} after ${between(declaredAt, at)}.`] : [];
  const spent = millis(at) - millis(declaredAt);
  const goal = `objective ${sayDuration(ms)}`;
  if (isReached) return [`${capital(word)} after ${between(declaredAt, at)} (${goal}).`];
  if (spent > ms) return [`Not ${word} yet: ${sayDuration(spent - ms)} over the ${goal}.`];
  const warning = spent >= ms * 0.8 ? ', nearly used up' : '';
  return [`Not ${word} yet: ${sayDuration(ms - spent)} left of the ${goal}${warning}.`];
}
