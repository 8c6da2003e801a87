import { countLeft } from '../../app/count-left.ts';
import { asksNow } from '../../app/reading/asks-now.ts';
import { voiceOf } from '../../app/voice.ts';
import { currentRun, type Incident } from '../../core/incident/incident.ts';
import type { Order, OrderOf } from '../../core/orders.ts';
import { type Manual, manualOf } from '../../core/run/manual.ts';
import { stepSpec, stepState } from '../../core/run/run.ts';
import { untilText } from '../../core/texts/asked.ts';
import { leftOverFor, leftOverNow, leftToDo } from '../../core/texts/left-over.ts';
import { settleLines, stepName } from '../../core/texts/steps.ts';
import type { Voice } from '../../core/texts/voice.ts';
import { bareLine } from '../blocks/press.ts';
import type { Desk } from './desk.ts';

type About = {
  readonly order: Order;
  /** The line of the button, with its blanks. */
  readonly line: string;
};

/**
 * What the form of a button repeats of the question that the button answers, so that nobody has to remember the screen
 * behind it: what a step asks people to do, what is left over and until when, else the lines of the ask itself.
 */
export async function questionOf(
  { ship }: Pick<Desk, 'ship'>,
  incident: Incident,
  { order, line }: About,
): Promise<readonly string[]> {
  const step = manualFor(incident, order);
  if (step !== undefined) return [step.name, step.manual.instruction].filter(Boolean);
  if (order.kind === 'residual') return leftIn(ship, incident, order);
  const voice = voiceOf(ship);
  if (order.kind === 'settle') return unsettledStep(incident, order.step, voice);
  const asks = asksNow(ship, incident, { log: await ship.logs.read(incident.id) });
  const asked = asks.find(({ actions }) =>
    actions.some(({ command }) => bareLine(command) === line),
  );
  return asked === undefined ? [] : [...asked.lines, untilText(asked, voice)].filter(Boolean);
}

/** What the step does, that nobody knows whether it ran, and where to look before saying so. */
function unsettledStep(incident: Incident, step: string, voice: Voice): readonly string[] {
  const run = currentRun(incident);
  const document = run && incident.plans[run.plan]?.document;
  const spec = document && stepSpec(document, step);
  return run === undefined || spec === undefined
    ? []
    : settleLines(spec, stepState(run, step), voice);
}

/** The step of an acknowledgment, where there is such a one that people do. */
export function manualFor(
  incident: Incident | undefined,
  order: Order,
): { readonly name: string; readonly manual: Manual } | undefined {
  const run = incident && currentRun(incident);
  const document = run && incident.plans[run.plan]?.document;
  const spec = document && order.kind === 'ack' ? stepSpec(document, order.step) : undefined;
  return spec?.kind === 'manual' ? { name: stepName(spec), manual: manualOf(spec) } : undefined;
}

/** As it is on record and as it is counted now: it may have grown since the screen was drawn that the button stands on. */
async function leftIn(
  ship: Desk['ship'],
  incident: Incident,
  { residual, outcome }: OrderOf<'residual'>,
): Promise<readonly string[]> {
  const left = incident.residuals[residual];
  if (left === undefined) return [];
  const now = await countLeft(ship, incident, left);
  return [
    `${residual}: ${leftOverFor(left, voiceOf(ship))}.`,
    ...(now === undefined ? [] : [leftOverNow(left, now)]),
    ...(outcome === 'done' ? [leftToDo] : []),
  ];
}
