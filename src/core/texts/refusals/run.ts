import type { Refusals } from '../../run/refusals.ts';
import { typedOrder } from '../orders.ts';
import { incident, rollback, type Voice } from '../voice.ts';
import { list, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const kindsOfEvidence: ReadonlyMap<string, string> = new Map([
  ['text', 'a sentence on what shows that it is done'],
  ['link', 'a link (https://…) to what shows it'],
  ['number', 'a number'],
]);

const settling = (step: string, voice: Voice): string =>
  `Look at the target, then type ${rollback(voice, `settle ${step} done <evidence>`)}, or ${rollback(voice, `settle ${step} not-done <evidence>`)} if it did not run`;

/** What may be done with a step in this state. */
function wayOn(step: string, status: string, voice: Voice): string {
  switch (status) {
    case 'failed':
    case 'not-run':
      return `${rollback(voice, `retry ${step} <reason>`)} tries it again; ${rollback(voice, `skip ${step} <reason>`)} goes on without it`;
    case 'awaiting-ack':
      return `Say how far you are with ${rollback(voice, `ack ${step} done <evidence>`)}, or leave it out with ${rollback(voice, `skip ${step} <reason>`)}`;
    case 'started':
      return `Wait until it has ended, or pause what follows with ${rollback(voice, 'stop')}`;
    default:
      return `${rollback(voice, 'status')} shows all steps`;
  }
}

const states: ReadonlyMap<string, string> = new Map([
  ['pending', 'has not started'],
  ['started', 'is running'],
  ['awaiting-ack', 'waits for a person'],
  ['finished', 'is done'],
  ['failed', 'has failed'],
  ['unknown', 'was given up: nobody knows whether it ran'],
  ['not-run', 'did not run'],
  ['skipped', 'was skipped'],
  ['canceled', 'was canceled'],
]);

/** Refusals about a run and its steps. */
export const runRefusals: RefusalTexts<Refusals> = {
  NothingRuns: ({ order }, voice) => ({
    reason: `Nothing is running, so ${typedOrder(order, voice)} has nothing to act on.`,
    lift: `${incident(voice, 'status')} says where things stand; ${rollback(voice, '<service>')} shows the card to start a rollback.`,
  }),
  UnknownStep: ({ said, steps, nearest }, voice) => ({
    reason: `The plan has no step ${quoted(said)}. Nothing changed.`,
    lift: sentences(
      nearest === undefined ? undefined : `The nearest is ${nearest}`,
      `Steps: ${list(steps, 12)}`,
      `${rollback(voice, 'status')} shows them with their numbers, and a number will do`,
    ),
  }),
  StepInTheWay: ({ step }, voice) => ({
    reason: `The step ${step} failed and stands in the way. The run stays paused; what is done stays done.`,
    lift: `Try it again with ${rollback(voice, `retry ${step} <reason>`)}, go on without it with ${rollback(voice, `skip ${step} <reason>`)}, or end the run with ${rollback(voice, 'abort')}.`,
  }),
  StepUnsettled: ({ step }, voice) => ({
    reason: `Nobody knows whether the step ${step} ran, and running it twice could do harm. The run stays paused.`,
    lift: sentences(
      settling(step, voice),
      `If nobody can tell: ${rollback(voice, `settle ${step} abandon <evidence>`)}, and it stays on the list of open work`,
    ),
  }),
  StepNotThere: ({ step, status, order }, voice) => ({
    reason: `The step ${step} ${states.get(status) ?? status}, so ${typedOrder(order, voice)} does not fit. Nothing changed.`,
    lift: sentences(wayOn(step, status, voice)),
  }),
  EvidenceMissing: ({ step, evidence }, voice) => ({
    reason: `The step ${step} is only done with evidence: ${kindsOfEvidence.get(evidence) ?? evidence}. It still waits for you.`,
    lift: `Type it after the word done: ${rollback(voice, `ack ${step} done <evidence>`)}.`,
  }),
};
