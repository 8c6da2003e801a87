import { sayDuration } from '../../lib/durations.ts';
import type { Ask, Asker, Asking } from '../asks.ts';
import { millis, type PersonId } from '../ids.ts';
import { draftOf } from '../texts/draft.ts';
import { risingText } from '../texts/effects.ts';
import type { Action } from '../texts/next.ts';
import { incident as onIncident, rollback } from '../texts/voice.ts';
import { between, clock } from '../texts/words.ts';
import { standing } from './due.ts';
import type { Reminder } from './events.ts';
import type { Reminding } from './state.ts';

/** What people are reminded of, as long as nobody has done it. */
export const cadenceAsks: Asker = (asking) => [
  ...ofSeverity(asking),
  ...ofReport(asking),
  ...ofHandover(asking),
  ...ofEffects(asking),
];

type What = Pick<Ask, 'of' | 'lines' | 'actions'>;

const reminder = (of: Reminder, { at }: Reminding, what: What): readonly Ask[] => [
  { key: `remind/${of}`, where: 'channel', urgent: false, since: at, until: undefined, ...what },
];

function ofSeverity({ incident, voice }: Asking): readonly Ask[] {
  const said = standing(incident, 'severity');
  if (said === undefined) return [];
  const { authority, roles, id } = incident;
  const [commander = authority] = [roles['commander']];
  const level = (severity: string): Action => ({
    label: severity,
    command: onIncident(voice, `severity ${severity}`),
  });
  return reminder('severity', said, {
    of: [...new Set([commander, authority])],
    lines: [
      `How grave is ${id}? Nobody has said its severity yet.`,
      'Reports and their cadence depend on it. sev1 is the worst; sev4 and sev5 can be typed.',
    ],
    actions: [level('sev1'), level('sev2'), level('sev3')],
  });
}

/** Whoever holds comms writes reports; where nobody does the commander, else the authority. */
function reporters({ incident: { authority, roles }, holders }: Asking): readonly PersonId[] {
  const comms = holders('comms');
  const isHeld = roles['comms'] !== undefined || comms.some((one) => one !== authority);
  return isHeld ? comms : [roles['commander'] ?? authority];
}

const snooze = ({ voice }: Asking): Action => ({
  label: 'Snooze 30m',
  command: onIncident(voice, 'snooze 30m'),
});

function ofReport(asking: Asking): readonly Ask[] {
  const { incident, voice } = asking;
  const said = standing(incident, 'report');
  if (said === undefined) return [];
  const draft = draftOf(incident, { at: voice.now, audience: 'tactical' });
  return reminder('report', said, {
    of: reporters(asking),
    lines: [
      `Say how things stand: a report is due (${cadenceOf(incident)}${waited(said, asking)}). As it would be sent:`,
      `Conditions: ${draft.conditions}`,
      `Actions: ${draft.actions}`,
      `Needs: ${draft.needs}`,
    ],
    actions: [
      { label: 'Send', command: onIncident(voice, 'update') },
      {
        label: 'Edit',
        command: onIncident(voice, 'update --actions "<actions>" --needs "<needs>" "<conditions>"'),
      },
      snooze(asking),
    ],
  });
}

/** `sev1: every 30 min`. */
const cadenceOf = ({ severity, rules }: Asking['incident']): string =>
  Object.entries(rules.reportEveryMs)
    .filter(([one]) => one === severity)
    .map(([one, everyMs]) => `${one}: every ${sayDuration(everyMs)}`)
    .join();

/** Said where it waited for quiet hours to end: nothing is dropped in silence. */
const waited = ({ at, due }: Reminding, { voice }: Asking): string =>
  millis(at) - millis(due) < 60_000
    ? ''
    : `; due since ${clock(due, voice)}, it waited for the end of the quiet hours`;

function ofHandover(asking: Asking): readonly Ask[] {
  const { incident, voice } = asking;
  const said = standing(incident, 'handover');
  if (said === undefined) return [];
  const { authority, id, paging } = incident;
  return reminder('handover', said, {
    of: [authority],
    lines: [
      `You have decided in ${id} for ${between(paging.authoritySince, said.at)}. Would somebody fresh take it?`,
      'You stay the authority until somebody accepts.',
    ],
    actions: [
      { label: 'Hand over', command: onIncident(voice, 'handover <@person>') },
      snooze(asking),
    ],
  });
}

/** What becomes of it, every quarter of an hour: stopped exposure looks like recovery to whoever is tired. */
function ofEffects(asking: Asking): readonly Ask[] {
  const { incident, voice } = asking;
  const said = standing(incident, 'effects');
  if (said === undefined) return [];
  const rising = risingText(incident);
  return reminder('effects', said, {
    of: [incident.authority],
    lines: [
      rising === undefined
        ? 'Exposure stopped, and that is not recovery: what becomes of jobs, data and caches?'
        : `Damage goes on: ${rising}. What is done about it?`,
      'What was done already stays as it is: only a cure, or somebody who repairs it, ends this.',
    ],
    actions: [
      { label: 'See where it is', command: onIncident(voice, 'status') },
      { label: 'Change course', command: rollback(voice, 'switch <plan> <reason>') },
      snooze(asking),
    ],
  });
}
