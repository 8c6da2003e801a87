import { nextWorkdayAt } from '../../lib/calendar.ts';
import { momentAt, quietUntil } from '../../lib/zone.ts';
import { type Instant, instant, millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { ruleOf } from './opening.ts';
import { type FollowUp, openFollowUps, type Report } from './state.ts';

/** What somebody is reminded of, and when next. */
type Reminder = { readonly of: 'report' | FollowUp['followUp']; readonly at: Instant };

/** The hour of the team on the next working day after this moment, quiet hours heeded. */
function nextHour(incident: Incident, ms: number): Instant {
  const { remindAt, zone, holidays } = ruleOf(incident);
  const { quietHours } = incident.rules;
  const at = nextWorkdayAt(ms, remindAt, { zone, holidays });
  return instant(quietHours === undefined ? at : quietUntil(at, quietHours));
}

const ofReport = (incident: Incident, report: Report): readonly Reminder[] =>
  report.finishedAt === undefined
    ? [{ of: 'report', at: nextHour(incident, millis(report.remindedAt ?? report.openedAt)) }]
    : [];

/** From the day on that it is due. */
function ofFollowUp(incident: Incident, { followUp, due, remindedAt }: FollowUp): Reminder {
  const dueMs = momentAt(due, '00:00', ruleOf(incident).zone) - 1;
  const last = remindedAt === undefined ? dueMs : Math.max(dueMs, millis(remindedAt));
  return { of: followUp, at: nextHour(incident, last) };
}

/** Everything that somebody is still to be reminded of, each with the moment of its next reminder: on every working day, until it is done. */
export function remindersOf(incident: Incident): readonly Reminder[] {
  const { report } = incident;
  if (report === undefined || incident.rules.report === undefined) return [];
  return [
    ...ofReport(incident, report),
    ...openFollowUps(report).map((one) => ofFollowUp(incident, one)),
  ];
}
