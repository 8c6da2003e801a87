import { isWorkday, workdayAfter } from '../../lib/calendar.ts';
import { dateIn } from '../../lib/zone.ts';
import type { Event, EventOf } from '../events.ts';
import { type Instant, millis, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { isGone } from '../paging/succession-list.ts';
import { type Day, type ReportRule, usualReport } from './shapes.ts';

export const ruleOf = ({ rules }: Pick<Incident, 'rules'>): ReportRule =>
  rules.report ?? usualReport;

/** The day on which a report is due that opens now. */
export function dueDay(incident: Pick<Incident, 'rules'>, at: Instant): Day {
  const { dueDays, holidays } = ruleOf(incident);
  return workdayAfter(todayOf(incident, at), dueDays, { holidays });
}

/** The first working day from now on: today, where people work today. */
export function nearestWorkday(incident: Pick<Incident, 'rules'>, at: Instant): Day {
  const { holidays } = ruleOf(incident);
  const today = todayOf(incident, at);
  return isWorkday(today, { holidays }) ? today : workdayAfter(today, 1, { holidays });
}

/** The day that it is where the team is. */
export const todayOf = (incident: Pick<Incident, 'rules'>, at: Instant): Day =>
  dateIn(millis(at), ruleOf(incident).zone);

/** Whoever decided does not judge the decision where it was gravest (capabilities, P58). */
export const mayOwn = ({ severity, authority }: Incident, person: PersonId): boolean =>
  severity !== 'sev1' || person !== authority;

/** Whose the report is: by configuration, else of whoever leads beside the authority, else on the roster. Never nobody's. */
function ownerFor(incident: Incident): PersonId {
  const { authority, roles, paging } = incident;
  const { people, deputy } = paging.succession;
  const inTurn = [
    ...ruleOf(incident).owners,
    roles['commander'],
    roles['deputy'],
    deputy,
    ...people.filter((one) => one !== authority),
    authority,
  ].filter((one) => one !== undefined);
  return inTurn.find((one) => mayOwn(incident, one) && !isGone(incident, one)) ?? authority;
}

/** The report, where none is open yet. */
export const reportOpened = (
  incident: Incident,
  at: Instant,
  { why, owner = ownerFor(incident) }: Pick<EventOf<'ReportOpened'>, 'why'> & Owned,
): readonly Event[] =>
  incident.report === undefined
    ? [{ type: 'ReportOpened', owner, due: dueDay(incident, at), why }]
    : [];
type Owned = { readonly owner?: PersonId | undefined };

const hasFailed = ({ runs }: Incident): boolean =>
  Object.values(runs).some(
    (run) => run.status === 'ended' && (run.outcome === 'failed' || run.outcome === 'worse'),
  );

/** It begins by itself when the incident has recovered or a run failed (capabilities, S49); an exercise has its own. */
export function reportBegins(incident: Incident, at: Instant): readonly Event[] {
  if (incident.rules.report === undefined || incident.mode !== 'live') return [];
  if (incident.rung === 'recovered') return reportOpened(incident, at, { why: 'recovered' });
  return incident.rung !== 'closed' && hasFailed(incident)
    ? reportOpened(incident, at, { why: 'failed' })
    : [];
}

/** It moves on by itself from whoever has left, and from whoever decides in what became a sev1. */
export function reportMoves(incident: Incident): readonly Event[] {
  const { report } = incident;
  if (report === undefined || report.finishedAt !== undefined) return [];
  const hasLeft = isGone(incident, report.owner);
  if (!hasLeft && mayOwn(incident, report.owner)) return [];
  const owner = ownerFor(incident);
  return owner === report.owner
    ? []
    : [{ type: 'ReportOwnerNamed', owner, why: hasLeft ? 'left' : 'authority' }];
}
