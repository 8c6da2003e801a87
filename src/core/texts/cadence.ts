import { sayDuration } from '../../lib/durations.ts';
import { remindAt } from '../cadence/due.ts';
import type { Incident } from '../incident/incident.ts';
import { standDownLines } from './standdown.ts';
import type { Voice } from './voice.ts';
import { clock } from './words.ts';

/** When people are told again how things stand. */
export function cadenceLines(incident: Incident, voice: Voice): readonly string[] {
  const at = remindAt(incident, 'report');
  const { severity, rules, cadence } = incident;
  const every = severity === null ? undefined : rules.reportEveryMs[severity];
  const snoozed =
    cadence.snoozed !== undefined && cadence.snoozed.until > voice.now
      ? [`Reminders are put off until ${clock(cadence.snoozed.until, voice)}.`]
      : [];
  return at === undefined || every === undefined
    ? [...standDownLines(incident, voice), ...snoozed]
    : [`Next report due ${clock(at, voice)} (every ${sayDuration(every)}).`, ...snoozed];
}
