import { currentRun, type Incident } from '../../core/incident/incident.ts';
import type { Order } from '../../core/orders.ts';
import { type Manual, manualOf } from '../../core/run/manual.ts';
import { stepSpec } from '../../core/run/run.ts';
import { pressAt } from '../blocks/press.ts';
import { fillForm } from '../forms/fill.ts';
import type { Desk } from './desk.ts';
import { namesAt } from './names.ts';
import type { Asked } from './obey.ts';
import { formAgain, openFor } from './open-form.ts';

/** Opens the form that asks for what the line of a button leaves open. */
export const fill = (desk: Desk, asked: Asked, order: Order): Promise<void> => {
  const { heard, trigger, line, incident, seen } = asked;
  const { channel, thread } = heard.payload.reach;
  const press = pressAt(line, { incident, epoch: seen });
  const unopened = formAgain(press);
  return openFor(desk, { heard, trigger, unopened }, async () => {
    const { state } =
      incident === undefined ? { state: undefined } : await desk.ship.incidents.load(incident);
    const { plans, steps } = await namesAt(desk, incident);
    const evidence = evidenceFor(state, order);
    const view = fillForm({ press, order, channel, thread, evidence, plans, steps });
    return { view, otherwise: unopened };
  });
};

/** What the step of an acknowledgment wants as evidence, where there is such a step. */
function evidenceFor(incident: Incident | undefined, order: Order): Manual['evidence'] | undefined {
  const run = incident && currentRun(incident);
  const document = run && incident.plans[run.plan]?.document;
  const spec = document && order.kind === 'ack' ? stepSpec(document, order.step) : undefined;
  return spec?.kind === 'manual' ? manualOf(spec).evidence : undefined;
}
