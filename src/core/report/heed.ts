import type { Heeder } from '../heed.ts';
import { remindersOf } from './due.ts';

/** What was done meanwhile is reminded of no more. */
const remindReport: Heeder<'remindReport'> = (_report, incident, at) => {
  const of = remindersOf(incident)
    .filter((one) => one.at <= at)
    .map((one) => one.of);
  return of.length === 0 ? [] : [{ type: 'ReportReminded', of }];
};

/** What the timer says about the report. */
export const reportHeeders = { remindReport };
