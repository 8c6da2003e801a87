import { foresee } from '../../app/orders/foresee.ts';
import { publicDraft } from '../../app/public-updates/draft.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Order } from '../../core/orders.ts';
import { draftOf } from '../../core/texts/draft.ts';
import { pressAt, pressTyped } from '../blocks/press.ts';
import { fillForm } from '../forms/fill.ts';
import type { Desk } from './desk.ts';
import { give } from './give.ts';
import { namesAt } from './names.ts';
import type { Asked } from './obey.ts';
import { onceMore } from './once-more.ts';
import { formAgain, openFor } from './open-form.ts';
import { manualFor, questionOf } from './question.ts';
import { openLessonsIn, sectionNow } from './report.ts';

/**
 * Opens the form that asks for what the line of a button leaves open, or once more for what is ordered. Whoever may not
 * order it is told so, and gets no form.
 */
export const fill = (desk: Desk, asked: Asked, order: Order): Promise<void> => {
  const { heard, trigger, line, incident, seen, isOpen } = asked;
  const { channel, thread } = heard.payload.reach;
  const where = { incident, epoch: seen };
  const press = isOpen === true ? pressAt(line, where) : pressTyped(line, where);
  const unopened = formAgain(press);
  const refused = foreseen(desk, asked, order);
  return openFor(desk, { heard, trigger, unopened, refused }, async () => {
    const { state } =
      incident === undefined ? { state: undefined } : await desk.ship.incidents.load(incident);
    const { plans, steps } = await namesAt(desk, incident);
    const evidence = manualFor(state, order)?.manual.evidence;
    const question = state && (await questionOf(desk, state, { order, line }));
    const effect = await onceMore(desk, asked, order);
    const draft = await draftFor(desk, state, order);
    const lessons =
      state && order.kind === 'playbookChange' ? await openLessonsIn(desk, state) : [];
    const view = fillForm({
      lessons,
      press,
      order,
      channel,
      thread,
      evidence,
      plans,
      steps,
      effect,
      draft,
      ...(question !== undefined && { question }),
    });
    return { view, otherwise: unopened };
  });
};

/** Why this person need not fill anything in: the refusal that their order meets whatever they type. */
export const foreseen =
  (desk: Desk, { heard, incident, seen, isOpen }: Asked, order: Order) =>
  async (person: PersonId): Promise<Answer | undefined> => {
    const no = await foresee(desk.ship, {
      order,
      incident,
      seen,
      actor: { kind: 'person', person },
      arrival: { via: 'slack', arrival: heard.key, key: heard.key },
    });
    // An order without a blank in it is given all the same: that somebody wanted it is kept as advice.
    return no && isOpen !== true ? give(desk, heard, { order, person, incident, seen }) : no;
  };

/** Status reports and public updates are written from what the record says, a section of the report from what it says already. */
async function draftFor(desk: Desk, incident: Incident | undefined, order: Order) {
  if (incident === undefined) return undefined;
  if (order.kind === 'reportWrite') return { text: await sectionNow(desk, incident, order) };
  if (order.kind === 'publishDraft') return { text: await publicDraft(desk.ship, incident, order) };
  const at = desk.ship.clock.now();
  return order.kind === 'statusReport'
    ? draftOf(incident, { at, audience: order.audience })
    : undefined;
}
