import type { Heeder } from '../heed.ts';
import { remindersOf } from './due.ts';

/** What was done meanwhile is reminded of no more. */
const remindReport: Heeder<'remindReport'> = (_report, incident, at) => {
  const of = remindersOf(incident)
    .filter((one) => one.at <= at)
    .map((one) => one.of);
  return of.length === 0 ? [] : [{ type: 'ReportReminded', of }];
};

/** Also where it ended here meanwhile: whoever comes later finds what stands outside. */
const followUpFiled: Heeder<'followUpFiled'> = ({ filed }, { report }) => {
  const found = report?.followUps[filed.followUp];
  return found === undefined || found.filed !== undefined
    ? []
    : [{ type: 'FollowUpFiled', ...filed }];
};

/** Said once for each reason: an hour without an answer is one line. */
const followUpBehind: Heeder<'followUpBehind'> = ({ followUp, tracker, code }, { report }) => {
  const found = report?.followUps[followUp];
  return found?.status !== 'open' || found.behind === code
    ? []
    : [{ type: 'FollowUpBehind', followUp, tracker, code }];
};

/** Their closing closes ours, and only that of the very issue that is on record: anybody may copy a mark. */
const followUpEnded: Heeder<'followUpEnded'> = ({ followUp, place, issue, how }, { report }) => {
  const found = report?.followUps[followUp];
  if (found?.status !== 'open' || found.filed?.place !== place || found.filed.issue !== issue) {
    return [];
  }
  const { link } = found;
  return [{ type: 'FollowUpClosed', followUp, how, ...(link !== undefined && { link }) }];
};

/** What the timer and the loop that keeps follow-ups where work is say about the report. */
export const reportHeeders = { remindReport, followUpFiled, followUpBehind, followUpEnded };
