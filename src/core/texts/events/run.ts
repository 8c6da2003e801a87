import type { EventOf, EventType } from '../../events.ts';
import { checkName } from '../checks.ts';
import { worseTexts } from '../figures.ts';
import { capital, clock, oneLine, person } from '../words.ts';
import { endedHow } from './strategy.ts';
import { because, type EventTexts, stepOf, type Told } from './told.ts';

type OfStep = Told<Extract<EventType, `Step${string}`>>;

const step = ({ event, plan }: OfStep): string => capital(stepOf(event.step, plan));

/** `, try 2`; the first try needs no word. */
const tryOf = ({ attempt }: { readonly attempt: number }): string =>
  attempt > 1 ? `, try ${attempt}` : '';

function pausedBecause({ event, plan }: Told<'RunPaused'>): string {
  const { why, step: id, check } = event;
  const named = id === undefined ? 'a step' : stepOf(id, plan);
  switch (why) {
    case 'ordered':
      return 'by order';
    case 'outside-change':
      return 'because something else changed what it changes too';
    case 'worse':
      return `because it is worse than before: ${worseTexts(event.worse ?? [], plan)}`;
    case 'step-failed':
      return `because ${named} failed`;
    case 'step-unknown':
      return `because nobody knows whether ${named} ran`;
    case 'check-failed':
      return `because ${check === undefined ? 'a check' : checkName(check)} does not pass`;
  }
}

const stopping = {
  aborted: 'is stopping by order: no step starts any more',
  failed: 'is stopping: no step starts any more',
  compensate: 'is taking back what it has done',
} as const satisfies Record<EventOf<'RunStopping'>['why'], string>;

const settled = {
  done: 'is settled: it had run',
  'not-done': 'is settled: it had not run',
  abandon: 'was given up: nobody knows whether it ran',
} as const satisfies Record<EventOf<'StepSettled'>['outcome'], string>;

/** The events about a run and its steps. */
export const runTexts = {
  RunPaused: (told) => `${told.event.plan} is paused ${pausedBecause(told)}${because(told)}`,
  RunResumed: ({ event: { plan } }) => `${plan} goes on`,
  RunStopping: (told) => {
    const { plan, why, step: id } = told.event;
    const after = id === undefined ? '' : `, because ${stepOf(id, told.plan)} failed`;
    return `${plan} ${stopping[why]}${after}${because(told)}`;
  },
  RunEnded: ({ event: { plan, outcome } }) => `${plan} ${endedHow(outcome)}`,
  StepStarted: (told, voice) => {
    const { until } = told.event;
    const end = until === undefined ? '' : `, until ${clock(until, { ...voice, now: told.at })}`;
    return `${step(told)} started${tryOf(told.event)}${end}`;
  },
  StepNotRun: (told) => `${step(told)} did not run: ${oneLine(told.event.why)}`,
  StepAwaitsAck: (told, voice) =>
    `${step(told)} waits for ${told.event.role} until ${clock(told.event.until, { ...voice, now: told.at })}`,
  StepAcknowledged: (told, voice) =>
    `${person(told.event.by, voice)} says ${told.event.state} for ${stepOf(told.event.step, told.plan)}${because(told, 'evidence')}`,
  StepAckReminded: (told) =>
    `${capital(told.event.role)} is reminded of ${stepOf(told.event.step, told.plan)}`,
  StepAckEscalated: (told) => {
    const { role, to, step: id } = told.event;
    const who = to === 'deputy' ? 'the deputy is asked too' : 'it is back with the authority';
    return `${capital(role)} says nothing about ${stepOf(id, told.plan)}: ${who}`;
  },
  StepFinished: (told) => `${step(told)} is done`,
  StepFailed: (told, voice) => {
    const { retryAt, code } = told.event;
    const again =
      retryAt === undefined ? '' : `, tried again at ${clock(retryAt, { ...voice, now: told.at })}`;
    return `${step(told)} failed (${oneLine(code, 60)}${tryOf(told.event)})${again}${because(told, 'output')}`;
  },
  StepUnknown: (told) => {
    const { owner, mayStillRun } = told.event;
    const still = mayStillRun ? `; it may still be running on ${oneLine(owner, 80)}` : '';
    return `${step(told)}: nobody knows whether it ran, its worker is gone${still}${because(told, 'output')}`;
  },
  StepSettled: (told) => `${step(told)} ${settled[told.event.outcome]}${because(told, 'evidence')}`,
  StepRetried: (told) =>
    `${step(told)} is tried again${told.event.because === undefined ? ' by policy' : ' by order'}${because(told)}`,
  StepSkipped: (told) =>
    `${step(told)} is skipped${told.event.because === undefined ? ' by the playbook' : ' by order'}${because(told)}`,
  StepCanceled: (told) => `${step(told)} is canceled`,
} satisfies Partial<EventTexts<EventType>>;
