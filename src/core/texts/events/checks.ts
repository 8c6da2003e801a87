import type { EventOf, EventType } from '../../events.ts';
import { checkName, checkNames } from '../checks.ts';
import { leftOverFor } from '../left-over.ts';
import { capital, oneLine, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

const verdicts = {
  pass: 'passes',
  fail: 'fails',
  inconclusive: 'is inconclusive, which is no pass',
  error: 'could not be asked, which is no pass',
  skipped: 'was skipped, which is no pass',
} as const satisfies Record<EventOf<'CheckReported'>['verdict'], string>;

/** A verdict in words: only `pass` ever sounds like one. */
export const verdictText = (verdict: keyof typeof verdicts, held: boolean): string =>
  verdict === 'pass' && held ? 'passes and has held' : verdicts[verdict];

const closings = {
  done: 'is done',
  waive: 'is waived',
} as const satisfies Record<EventOf<'ResidualClosed'>['outcome'], string>;

/** The events about verdicts, waivers and what is left over. */
export const checkTexts = {
  CheckReported: (told) => {
    const { check, verdict, held } = told.event;
    return `${capital(checkName(check))} ${verdictText(verdict, held)}${because(told, 'summary')}`;
  },
  WaiverProposed: (told) =>
    `To go on without ${checkNames(told.event.checks)} a second person has to agree${because(told)}`,
  CheckWaived: (told, voice) => {
    const { check, second } = told.event;
    const agreed = second === undefined ? '' : `, as ${person(second, voice)} agrees`;
    return `${capital(checkName(check))} is waived${agreed}${because(told)}`;
  },
  ResidualOpened: ({ event, at }, voice) => {
    return `${event.residual} is left over: ${leftOverFor(event, { ...voice, now: at })}`;
  },
  ResidualGrew: ({ event: { residual, name, count } }) =>
    `${residual} has grown: ${oneLine(name, 120)}, ${count} of them by now`,
  ResidualClosed: (told) =>
    `${told.event.residual} ${closings[told.event.outcome]}${because(told, 'evidence')}`,
} satisfies Partial<EventTexts<EventType>>;
