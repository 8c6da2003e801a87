import type { Heeder } from '../heed.ts';
import { remindersOf } from './due.ts';
import { givenUpAt, undelivered } from './publishing.ts';

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

/** What is said of an earlier publication, or a second time, is late. */
const reportDelivered: Heeder<'reportDelivered'> = (
  { publication, place, outcome, code },
  incident,
) =>
  incident.report?.published?.publication === publication && undelivered(incident).includes(place)
    ? [
        {
          type: 'ReportDelivered',
          publication,
          place,
          outcome,
          ...(code !== undefined && { code }),
        },
      ]
    : [];

const endPublishing: Heeder<'endPublishing'> = (_report, incident, at) => {
  const published = incident.report?.published;
  const end = givenUpAt(incident);
  if (published === undefined || end === undefined || end > at) return [];
  const { publication } = published;
  return undelivered(incident).map((place) => ({
    type: 'ReportDelivered',
    publication,
    place,
    outcome: 'failed',
    code: 'TimedOut',
  }));
};

/** What the timer and whoever publishes say about the report. */
export const reportHeeders = {
  remindReport,
  followUpFiled,
  followUpBehind,
  followUpEnded,
  reportDelivered,
  endPublishing,
};
