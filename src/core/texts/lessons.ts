import { sayDuration } from '../../lib/durations.ts';
import type { EventOf } from '../events.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import type { Lesson } from '../report/lessons.ts';
import type { Change, OpenLesson } from '../report/shapes.ts';
import { dayText } from './report.ts';
import { list, oneLine } from './words.ts';

/** `checkout-rollback 3, last reviewed Fri 2026-11-20`; without a day nothing is said of it. */
export const playbookText = ({ name, version, lastReviewed }: FrozenPlan['playbook']): string =>
  `${oneLine(name, 60)} ${oneLine(version, 40)}${lastReviewed === undefined ? '' : `, last reviewed ${dayText(lastReviewed)}`}`;

/** `F1 of INC-3`. */
const lessonName = ({ followUp, incident }: OpenLesson): string => `${followUp} of ${incident}`;

/** What was learned and stands in no playbook yet, by name; nothing where nothing is open. */
export const unlearnedText = (lessons: readonly OpenLesson[]): string | undefined =>
  lessons.length === 0
    ? undefined
    : `Learned and not in its playbook yet: ${list(lessons.map(lessonName), 5)}`;

/** A lesson in its own words, with what contributed to what happened. */
export const lessonText = (lesson: Lesson, said: string): string => {
  const factors =
    lesson.factors.length === 0
      ? ''
      : ` Contributed: ${list(lesson.factors, lesson.factors.length)}.`;
  return `Not in it yet: ${lessonName(lesson)}, due ${dayText(lesson.due)}: ${oneLine(said, 200)}.${factors}`;
};

/** A duration as people say it, where the name of a field says that it is one. */
function value(path: string, said: string): string {
  const ms = path.endsWith('Ms') ? Number(said) : Number.NaN;
  return Number.isNaN(ms) ? oneLine(said, 120) : sayDuration(ms);
}

/** Where it is, in words that the playbook uses: `steps.drain.timeout`. */
export const whereText = ({ path }: Change): string => path.replace(/Ms$/u, '');

/** What stands there before and after; nothing where it came or went. */
export const valueTexts = ({ path, before, after }: Change): readonly [string, string] => [
  before === undefined ? 'not there' : value(path, before),
  after === undefined ? 'not there any more' : value(path, after),
];

function changeText(change: Change): string {
  const [before, after] = valueTexts(change);
  if (change.before === undefined) return `${whereText(change)} is new (${after})`;
  return change.after === undefined
    ? `${whereText(change)} is gone (${before})`
    : `${whereText(change)} from ${before} to ${after}`;
}

/** What a plan does otherwise now, the first of it. */
export function changesText({
  changes,
  others,
}: Pick<EventOf<'PlaybookChanged'>, 'changes' | 'others'>): string {
  const shown = changes.slice(0, 5).map(changeText);
  const rest = changes.length - shown.length + others;
  if (shown.length === 0) return 'A plan of it does what it did before';
  return `Otherwise now: ${shown.join('; ')}${rest === 0 ? '' : `; and ${rest} more, which the report lists`}`;
}
