import { sayLasted } from '../../lib/durations.ts';
import type { Drill } from '../drill/book.ts';
import type { DrillFailure, Score } from '../drill/score-shape.ts';
import type { SurpriseKind } from '../drill/surprise.ts';
import type { NoWay, Unbegun } from '../drill/unscored.ts';
import type { Incident } from '../incident/incident.ts';
import { day } from './dates.ts';
import { drill, incident as onIncident, type Voice } from './voice.ts';
import { capital, list, oneLine } from './words.ts';

/** What a drill is called as an incident. */
export const rehearsalOf = (service: string): string => `Rehearsal of ${service}'s way back`;

/** What a check says that a drill makes fail. */
export const drillFails = 'DRILL: made to fail, whatever it measures';

/** What whoever orders something else in a drill is called, and says. */
export const standInName = 'the stand-in of this drill';
export const standInReason = 'forget the rollback, we fix it forward now';

const failures: Readonly<Record<DrillFailure, string>> = {
  'nothing-decided': 'nothing was decided',
  'not-recovered': 'the target was not validated as recovered',
  'slow-decision': 'a decision waited longer than it may',
  'slow-mitigation': 'it took longer to mitigate than the service aims for',
  'slow-recovery': 'it took longer to recover than the service aims for',
  'authority-lost': 'the authority was away from a decision, or the glass was broken',
  'course-changed': 'one strategy was given up for another on the way',
  'guardrail-overridden': 'a guardrail, a check or a step was passed over',
  'surprise-unanswered': 'a surprise was not answered',
};

/** Why it did not pass, in words. */
const failureText = (failure: DrillFailure): string => failures[failure];

const surprises: Readonly<Record<SurpriseKind, string>> = {
  'authority-silent': 'the authority fell silent',
  'check-fails': 'a check failed',
  'step-hangs': 'a step hung',
  'second-order': 'somebody else ordered another strategy',
};

const surpriseText = (kind: SurpriseKind): string => surprises[kind];

/** An order of somebody without a say is not answered: it is right to go on. */
function endText(kind: SurpriseKind, answered: boolean): string {
  if (kind === 'second-order') return answered ? 'nobody followed it' : 'the strategy was switched';
  return answered ? 'it was answered' : 'it was not answered';
}

const noWays: Readonly<Record<NoWay['code'], string>> = {
  NoWayBack: 'no release is known there that it could go back to',
  ReleaseFrozen: 'the release that it would go back to is kept out there',
  NoPlaybook: 'no playbook says how',
  PlaybookBroken: 'its playbook has an error',
};

/** Why there is no way back to rehearse. */
export const noWayText = (code: NoWay['code']): string => noWays[code];

/** Why a drill has no score, in a sentence without its period. */
export const unscoredText = ({ code }: Unbegun): string =>
  `no way back could be begun, because ${whyUnbegun(code)}`;

function whyUnbegun(code: string | undefined): string {
  if (code === undefined) return 'nobody decided on one';
  const known = Object.entries(noWays).find(([one]) => one === code)?.[1];
  return known ?? `the last order for it was refused (${oneLine(code, 60)})`;
}

/** A drill with its score; `last`: the one before it of the same service. */
export type ScoreSources = {
  readonly service: string;
  readonly incident: Pick<Incident, 'id' | 'rung'>;
  /** A live incident ended it. */
  readonly isOvertaken: boolean;
  /** No strategy began in it. */
  readonly unbegun: Unbegun | undefined;
  readonly score: Score;
  readonly last: Drill | undefined;
};

/** How a drill went, the verdict first. */
export function scoreText(
  { service, incident, isOvertaken, unbegun, score, last }: ScoreSources,
  voice: Voice,
): string {
  if (isOvertaken) {
    return `DRILL ${incident.id} of ${service}: ended by a live incident that took its target, so it has no score. Begin again: ${drill(voice, `start ${service}`)}.`;
  }
  const isOver = incident.rung === 'closed';
  if (isOver && unbegun !== undefined) {
    return [
      `DRILL ${incident.id} of ${service}: not scored.`,
      `${capital(unscoredText(unbegun))}. It neither passed nor failed, and counts as no rehearsal.`,
      ...(last === undefined ? [] : [lastLine(service, last)]),
      `Begin again: ${drill(voice, `start ${service}`)}. When it is due: ${drill(voice, `status ${service}`)}.`,
    ].join('\n');
  }
  const verdict = score.failures.length === 0 ? 'passed' : 'failed';
  return [
    `DRILL ${incident.id} of ${service}: ${isOver ? verdict : 'under way, and this is how it goes so far'}.`,
    ...score.failures.map(
      (failure) => `- ${isOver ? 'Against it' : 'Missing or against it'}: ${failureText(failure)}.`,
    ),
    timeLine('Time to decide', 'decideMs', score, last),
    timeLine('Time to execute', 'executeMs', score, last),
    timeLine('Time to validate', 'validateMs', score, last),
    ...score.surprises.map(
      ({ kind, answered }) => `- Surprise: ${surpriseText(kind)}; ${endText(kind, answered)}.`,
    ),
    lastLine(service, last),
    isOver
      ? `When it is due again: ${drill(voice, `status ${service}`)}.`
      : countsText(unbegun, voice),
  ].join('\n');
}

const countsText = (unbegun: Unbegun | undefined, voice: Voice): string =>
  unbegun === undefined
    ? `It counts once it is closed: ${onIncident(voice, 'close')}.`
    : `It counts once a strategy has begun and it is closed. Closed before that (${onIncident(voice, 'close')}), it has no score.`;

type Time = 'decideMs' | 'executeMs' | 'validateMs';

function timeLine(name: string, time: Time, score: Score, last: Drill | undefined): string {
  const before = last?.score?.[time];
  const was = before === undefined ? '' : `, last time ${sayLasted(before)}`;
  const now = score[time];
  return `- ${name}: ${now === undefined ? 'not known, it did not come to that' : sayLasted(now)}${was}.`;
}

function lastLine(service: string, last: Drill | undefined): string {
  if (last === undefined) return `It is the first drill of ${service} that is scored.`;
  const against = last.score?.failures.map(failureText) ?? [];
  const why = against.length === 0 ? '' : `: ${list(against)}`;
  return `The last one, on ${day(last.at.slice(0, 10))} (${last.incident}), ${last.passed ? 'passed' : 'failed'}${why}.`;
}
