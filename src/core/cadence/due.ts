import { quietUntil } from '../../lib/zone.ts';
import { isRising } from '../effects/watch.ts';
import { after, type Instant, instant, millis } from '../ids.ts';
import { exposureOnly, type Incident } from '../incident/incident.ts';
import { isDown } from '../standdown/night.ts';
import type { Reminder } from './events.ts';
import type { Reminding } from './state.ts';

const minute = 60_000;
/** How often somebody is asked for the severity, and how many times at most. */
const severityEveryMs = 10 * minute;
const severityTimes = 3;
/** After so long in command a handover is suggested (product.md, "Noise"). */
const commandMs = 120 * minute;
/** How often it is asked what becomes of damage that goes on, and of exposure that was only stopped (capabilities, S4). */
const effectsEveryMs = 15 * minute;

/** The latest of these moments. */
export const latest = (first: Instant, ...others: readonly (Instant | undefined)[]): Instant =>
  others.reduce<Instant>((last, one) => (one !== undefined && one > last ? one : last), first);

/** Since when people are there: an incident that only a card opened begins when something is done. */
const openedAt = ({ opened, declaredAt, reached }: Incident): Instant | undefined =>
  opened === 'declared' ? declaredAt : reached.acting;

/** A reminder that was put off since then has to come again. */
const stillSaid = ({ cadence }: Incident, of: Reminder): Reminding | undefined => {
  const last = cadence.reminded[of];
  return last && (cadence.snoozed?.at ?? '') < last.at ? last : undefined;
};

type Due = (incident: Incident, opened: Instant) => Instant | undefined;

const severityDue: Due = (incident, opened) => {
  const said = incident.cadence.reminded.severity;
  return incident.severity !== null || (said?.times ?? 0) >= severityTimes
    ? undefined
    : after(said?.at ?? opened, severityEveryMs);
};

const reportDue: Due = (incident, opened) => {
  const { severity, rules, cadence } = incident;
  const everyMs = severity === null ? undefined : rules.reportEveryMs[severity];
  const last = latest(opened, cadence.reportedAt, stillSaid(incident, 'report')?.at);
  return everyMs === undefined ? undefined : after(last, everyMs);
};

const handoverDue: Due = ({ paging, cadence }, opened) =>
  after(latest(opened, paging.authoritySince, cadence.reminded.handover?.at), commandMs);

/** Users have stopped hurting, and that is not recovery: damage goes on, or only the exposure was stopped. */
const isHalfDone = (incident: Incident): boolean =>
  (incident.rung === 'mitigated' || incident.rung === 'validating') &&
  (isRising(incident) || exposureOnly(incident) !== undefined);

const effectsDue: Due = (incident, opened) => {
  const { reached, cadence } = incident;
  const last = latest(opened, reached.mitigated, cadence.reminded.effects?.at);
  return isHalfDone(incident) ? after(last, effectsEveryMs) : undefined;
};

const dues: { readonly [R in Reminder]: Due } = {
  severity: severityDue,
  report: reportDue,
  handover: handoverDue,
  effects: effectsDue,
};

/** Nobody is reminded of what is over or only played, nor while people may sleep. */
const isOver = (incident: Incident): boolean =>
  incident.rung === 'recovered' ||
  incident.rung === 'closed' ||
  incident.tabletop !== undefined ||
  isDown(incident);

/** When somebody is to be reminded of this, quiet hours aside. Undefined where nobody is. */
export function dueAt(incident: Incident, of: Reminder): Instant | undefined {
  const opened = openedAt(incident);
  if (opened === undefined || isOver(incident)) return undefined;
  const due = dues[of](incident, opened);
  return due && latest(due, incident.cadence.snoozed?.until);
}

/**
 * When people are told what can wait and came up at this moment: at once, or when the quiet hours end. A sev1, a sev2 and
 * what nobody has said the severity of know none.
 */
export function tellAt(incident: Incident, at: Instant): Instant {
  const { quietHours } = incident.rules;
  return quietHours === undefined || isUrgent(incident)
    ? at
    : instant(quietUntil(millis(at), quietHours));
}

/** A sev1 or a sev2 is urgent, and so is what nobody has said the severity of. */
const isUrgent = ({ severity }: Incident): boolean =>
  severity === null || severity === 'sev1' || severity === 'sev2';

/** When the timer says it: what is not urgent waits for quiet hours to end. */
export function remindAt(incident: Incident, of: Reminder): Instant | undefined {
  const due = dueAt(incident, of);
  // Damage that goes on is urgent whatever the severity.
  const cannotWait = of === 'effects' && isRising(incident);
  return due === undefined || cannotWait ? due : tellAt(incident, due);
}

/** The reminder that still stands: it was said, was not put off, and nobody has done it yet. */
export function standing(incident: Incident, of: Reminder): Reminding | undefined {
  const said = stillSaid(incident, of);
  return said && !isOver(incident) && isOpen[of](incident, said) ? said : undefined;
}

const isOpen: { readonly [R in Reminder]: (incident: Incident, said: Reminding) => boolean } = {
  severity: ({ severity }) => severity === null,
  report: (incident, { at }) =>
    dueAt(incident, 'report') !== undefined && (incident.cadence.reportedAt ?? '') < at,
  handover: ({ paging, offer }, { at }) => offer === undefined && paging.authoritySince < at,
  effects: isHalfDone,
};
