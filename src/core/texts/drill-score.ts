import { sayLasted } from '../../lib/durations.ts';
import type { Drill } from '../drill/book.ts';
import type { DrillFailure, Score } from '../drill/score-shape.ts';
import type { SurpriseKind } from '../drill/surprise.ts';
import type { Incident } from '../incident/incident.ts';
import { day } from './dates.ts';
import { drill, incident as onIncident, type Voice } from './voice.ts';
import { list } from './words.ts';

/** What a drill is called as an incident. */
export const rehearsalOf = (service: string): string => `The way back of ${service} is rehearsed`;

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

/** A drill with its score; `last`: the one before it of the same service. */
export type ScoreSources = {
  readonly service: string;
  readonly incident: Pick<Incident, 'id' | 'rung'>;
  /** A live incident ended it. */
  readonly isOvertaken: boolean;
  readonly score: Score;
  readonly last: Drill | undefined;
};

/** How a drill went, the verdict first. */
export function scoreText(
  { service, incident, isOvertaken, score, last }: ScoreSources,
  voice: Voice,
): string {
  if (isOvertaken) {
    return `DRILL ${incident.id} of ${service}: ended by a live incident that took its target, so it has no score. Begin again: ${drill(voice, `start ${service}`)}.`;
  }
  const isOver = incident.rung === 'closed';
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
      : `It counts once it is closed: ${onIncident(voice, 'close')}.`,
  ].join('\n');
}

type Time = 'decideMs' | 'executeMs' | 'validateMs';

function timeLine(name: string, time: Time, score: Score, last: Drill | undefined): string {
  const before = last?.score?.[time];
  const was = before === undefined ? '' : `, last time ${sayLasted(before)}`;
  const now = score[time];
  return `- ${name}: ${now === undefined ? 'not known, it did not come to that' : sayLasted(now)}${was}.`;
}

function lastLine(service: string, last: Drill | undefined): string {
  if (last === undefined) return `It is the first drill of ${service}.`;
  const against = last.score?.failures.map(failureText) ?? [];
  const why = against.length === 0 ? '' : `: ${list(against)}`;
  return `The last one, on ${day(last.at.slice(0, 10))} (${last.incident}), ${last.passed ? 'passed' : 'failed'}${why}.`;
}
