import type { ModalView } from '@slack/types';
import { findIncident } from '../../app/orders/find-incident.ts';
import { isCarriedOut } from '../../app/plans/make-plan.ts';
import { voiceOf } from '../../app/voice.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId, Target } from '../../core/ids.ts';
import { currentRun, type Incident } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { canTakeBack, type Sight, sightOf } from '../../core/run/phase.ts';
import { openPlans } from '../../core/strategy/plans.ts';
import { Strategy } from '../../core/strategy/strategy.ts';
import { soFar } from '../../core/texts/so-far.ts';
import { pressAt } from '../blocks/press.ts';
import { blanksOf } from '../forms/blanks.ts';
import type { Carried } from '../forms/carried.ts';
import { blockOf } from '../forms/parts.ts';
import { type CourseDraft, type CourseField, courseFields, switchForm } from '../forms/switch.ts';
import { cut } from '../limits/cut.ts';
import type { Desk, FormReply } from './desk.ts';
import { foreseen } from './fill.ts';
import type { Asked } from './obey.ts';
import { formAgain, openFor } from './open-form.ts';
import { wordsOf } from './words-of.ts';

type Switch = OrderOf<'switch'>;
type Where = Pick<Carried, 'incident' | 'seen' | 'channel' | 'thread'>;

/** The form of a change of course that lacks what it needs: typed without it, or pressed on a button that asks for it. */
export const changeCourse = (desk: Desk, asked: Asked, order: Switch): Promise<void> => {
  const { heard, trigger, line, incident, seen } = asked;
  const { channel, thread } = heard.payload.reach;
  const press = pressAt(line, { incident, epoch: seen });
  const unopened = formAgain(press);
  const open = new Set(blanksOf(press, order).map(({ field }) => field));
  const { to, reason, targets, steps, awaits, undo } = order;
  const draft: CourseDraft = {
    ...(!open.has('to') && { to }),
    ...(!open.has('reason') && { reason }),
    targets,
    steps,
    awaits,
    undo,
  };
  const refused = foreseen(desk, asked, order);
  return openFor(
    desk,
    { heard, trigger, title: 'Change course', unopened, refused },
    async (person) => {
      const state = await meant(desk, { order, incident, person });
      const where = { incident: state?.id ?? incident, seen, channel, thread };
      return { view: await courseForm(desk, { where, state, draft }), otherwise: unopened };
    },
  );
};

/** The incident that a change of course is about, where that is clear to this person. */
async function meant(
  { ship }: Pick<Desk, 'ship'>,
  about: {
    readonly order: Switch;
    readonly incident: string | undefined;
    readonly person: PersonId;
  },
): Promise<Incident | undefined> {
  const { order, incident, person } = about;
  const found = await findIncident(ship, order, { incident, actor: { kind: 'person', person } });
  return found.status === 'found' ? (await ship.incidents.load(found.id)).state : undefined;
}

type Drawn = {
  readonly where: Where;
  readonly state: Incident | undefined;
  readonly draft: CourseDraft;
  readonly note?: string;
};

async function courseForm(
  { ship }: Pick<Desk, 'ship'>,
  { where, state, draft, note }: Drawn,
): Promise<ModalView> {
  const sight = sightNow(state);
  return switchForm({
    where,
    draft,
    note,
    asks: await fieldsFor({ ship }, state, draft),
    plans: state === undefined ? [] : plansOf(state),
    targets: state?.targets ?? [],
    leaves: sight === undefined ? [] : soFar(sight, voiceOf(ship)),
  });
}

/** The run that a change of course would end. */
function sightNow(state: Incident | undefined): Sight | undefined {
  const run = state && currentRun(state);
  return run && sightOf(state, run);
}

const plansOf = (incident: Incident) =>
  openPlans(incident).map(({ id, document: { strategy, to } }) => ({
    id,
    text:
      strategy === 'rollback' ? `${id}: rollback to release ${to.version}` : `${id}: ${strategy}`,
  }));

/** What this change of course needs to be asked beside the strategy and the reason. */
async function fieldsFor(
  desk: Pick<Desk, 'ship'>,
  state: Incident | undefined,
  draft: CourseDraft,
): Promise<readonly CourseField[]> {
  const { to, targets, steps, awaits, undo } = draft;
  const sight = sightNow(state);
  const within = state?.targets ?? [];
  const isByHand = await isForPeople(desk, draft, targets[0] ?? within[0]);
  const applies: Readonly<Record<CourseField, boolean>> = {
    targets: targets.length > 0 || within.length > 1,
    steps: isByHand || steps !== undefined,
    awaits: to === 'fix-forward' || awaits !== undefined,
    undo: undo === true || (sight !== undefined && canTakeBack(sight)),
  };
  return courseFields.filter((field) => applies[field]);
}

/** Whether people carry the strategy out on this target, because no playbook does. */
async function isForPeople(
  { ship }: Pick<Desk, 'ship'>,
  { to }: CourseDraft,
  target: Target | undefined,
): Promise<boolean> {
  const strategy = Strategy.safeParse(to).data;
  const isPlanned = strategy !== undefined && strategy !== 'wait' && strategy !== 'rollback';
  return isPlanned && target !== undefined && !(await isCarriedOut(ship, strategy, target));
}

export type SentCourse = {
  readonly order: Switch;
  readonly person: PersonId;
  readonly carried: Extract<Carried, { form: 'switch' }>;
};

/** The form once more, with what the strategy that was chosen in it needs besides; undefined where nothing is missing. */
export async function askFurther(
  desk: Pick<Desk, 'ship'>,
  { order, person, carried }: SentCourse,
): Promise<ModalView | undefined> {
  const state = await meant(desk, { order, person, incident: carried.incident });
  const asks = await fieldsFor(desk, state, order);
  const isMissing = asks.some((field) => field !== 'undo' && !carried.asked.includes(field));
  return isMissing ? courseForm(desk, { where: carried, state, draft: order }) : undefined;
}

/** The field in which a change of course is put right that was refused so. */
const fieldOf: Readonly<Record<string, string>> = {
  StrategyUnavailable: 'steps',
  NothingToUndo: 'undo',
  TargetOutsideIncident: 'targets',
  TargetHeld: 'targets',
  SeveralServices: 'targets',
  SamePlan: 'to',
  UnknownPlan: 'to',
  PlanAlreadyRun: 'to',
  PlanChanged: 'to',
  NoPlaybook: 'to',
  NoWayBack: 'to',
};

const mostError = 500;

/** What was typed stays: under the field that is to be put right where there is one, else above the whole form. */
export async function courseRefused(
  desk: Pick<Desk, 'ship'>,
  sent: SentCourse,
  { refusal, ...answer }: Extract<Answer, { accepted: false }>,
): Promise<{ readonly form: FormReply; readonly late: ModalView }> {
  const { order, person, carried } = sent;
  const state = await meant(desk, { order, person, incident: carried.incident });
  const note = wordsOf({ ...answer, refusal });
  const late = await courseForm(desk, { where: carried, state, draft: order, note });
  const field = fieldOf[refusal.code];
  const isAsked = field === 'to' || (field !== undefined && carried.asked.includes(field));
  const errors = { [blockOf(field ?? '')]: cut(refusal.reason, mostError) };
  return {
    form: isAsked
      ? { response_action: 'errors', errors }
      : { response_action: 'update', view: late },
    late,
  };
}

/** The form in the place of a refusal that it can put right; undefined for every other. */
export async function courseInstead(
  desk: Pick<Desk, 'ship'>,
  about: { readonly order: Switch; readonly person: PersonId; readonly where: Where },
  answer: Extract<Answer, { accepted: false }>,
): Promise<ModalView | undefined> {
  if (fieldOf[answer.refusal.code] === undefined) return undefined;
  const { order, person, where } = about;
  const state = await meant(desk, { order, person, incident: where.incident });
  const note = wordsOf(answer);
  return courseForm(desk, { where, state, draft: order, note });
}
