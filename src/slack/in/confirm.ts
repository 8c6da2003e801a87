import type { ModalView } from '@slack/types';
import { cardSources } from '../../app/plans/card-sources.ts';
import { voiceOf } from '../../app/voice.ts';
import type { Answer } from '../../core/answer.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { OrderOf } from '../../core/orders.ts';
import { cardScreen } from '../../core/plan/card.ts';
import { unprovenLines } from '../../core/plan/unproven.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { switchLeaves } from '../../core/texts/switching.ts';
import { answerMessage } from '../blocks/answer.ts';
import { textBlocks } from '../blocks/lines.ts';
import { pressAt, pressTyped } from '../blocks/press.ts';
import { cardForm } from '../forms/card.ts';
import { type Fill, fillForm } from '../forms/fill.ts';
import { tellForm } from '../forms/tell.ts';
import { type Shown, shownTo } from './card.ts';
import { courseInstead } from './change-course.ts';
import type { Desk, Heard } from './desk.ts';
import { give } from './give.ts';
import type { Asked } from './obey.ts';
import { formAgain, openFor } from './open-form.ts';
import { wordsOf } from './words-of.ts';

/** What is confirmed in a form: it moves nothing before the form is sent. */
export type Confirmable = OrderOf<'go' | 'switch'>;

const titles = { go: 'Roll back?', switch: 'Change course?' } as const;

/**
 * `go` and the switch to a plan: the form is opened before anything else, because its trigger lives three seconds; then
 * it is filled with the card as it is now, or with the refusal. Sending it within the card's term is the decision.
 */
export async function confirm(desk: Desk, asked: Asked, order: Confirmable): Promise<void> {
  const { heard, trigger, incident, seen, line } = asked;
  const title = titles[order.kind];
  const unopened = formAgain(pressTyped(line, { incident, epoch: seen }));
  await openFor(desk, { heard, trigger, title, unopened }, async (person) => {
    const answer = await give(desk, heard, { order, person, incident, seen });
    openChannelOf(desk, heard, answer);
    const { channel, thread } = heard.payload.reach;
    const where = { incident, seen, channel, thread };
    const view =
      (await confirming(desk, { answer, order, person, channel })) ??
      (answer.accepted || order.kind !== 'switch'
        ? undefined
        : await courseInstead(desk, { order, person, where }, answer));
    return view
      ? { view, otherwise: unopened }
      : { view: tellForm(title, wordsOf(answer)), otherwise: answerMessage(answer) };
  });
}

/** An incident that a card opened gets its channel with the first tap on it. */
export function openChannelOf(
  { poster }: Desk,
  { payload }: Heard,
  { accepted, incident }: Answer,
): void {
  if (!accepted || incident === undefined || poster.channelOf(incident) !== undefined) return;
  poster.openChannel(incident, payload.reach.channel);
}

type Confirming = {
  readonly answer: Answer;
  readonly order: Confirmable;
  readonly person: PersonId;
  readonly channel: string | undefined;
};

/** Looks like the form that was sent: without a word it would be taken for a form that does not work. */
const stale = slackAnswers.formTooOld;

/** Why the form that was sent did not do, to stand above the one that takes its place. */
function noteOf(answer: Answer): string | undefined {
  if (answer.accepted) return undefined;
  const { code, reason } = answer.refusal;
  return code === 'CardStale' ? stale : reason;
}

/** More of an order than this is not carried along in a form, whose metadata is short: the reason stands in it then. */
const mostCarried = 1_800;

/** The switch to the plan that the card shows: what was named before may make another one by now. */
function switchSaid(
  { say }: Pick<Desk['ship'], 'say'>,
  { steps: _steps, awaits: _awaits, ...rest }: OrderOf<'switch'>,
  { incident: { id }, made, card: { card } }: Shown,
): Pick<Fill, 'press' | 'order' | 'reason'> {
  const meant = { ...rest, to: made.id, targets: [] };
  const where = { incident: id };
  if (JSON.stringify(meant).length <= mostCarried) {
    return { press: pressTyped(say(meant), where), order: { ...meant, card } };
  }
  const { reason } = rest;
  const open = { ...meant, reason: '<reason>' };
  return { press: pressAt(say(open), where), order: { ...open, card }, reason };
}

/** What sending the form does where that is more than its usual words: a first strategy has no old one to end. */
function switchEffect({ course }: Incident, undo: boolean): string | undefined {
  if (course.status === 'none') return slackAnswers.formStarts;
  return undo ? slackAnswers.formTakesBack : undefined;
}

/** The form that confirms what an answer shows; undefined when it shows no card. */
export async function confirming(
  { ship }: Pick<Desk, 'ship'>,
  { answer, order, person, channel }: Confirming,
): Promise<ModalView | undefined> {
  const shown = await shownTo({ ship }, answer, person);
  if (shown === undefined) return undefined;
  const { incident, made, card } = shown;
  const { card: digest, counts, losses } = card;
  const note = noteOf(answer);
  const screen = cardScreen(await cardSources(ship, { incident, made, counts, losses, digest }));
  if (order.kind === 'go') {
    const { reason } = order;
    return cardForm({ screen, made, incident: incident.id, digest, channel, note, reason });
  }
  const undo = order.undo === true;
  const effect = switchEffect(incident, undo);
  const said = switchSaid(ship, order, shown);
  const form = fillForm({ ...said, channel, needs: screen.needs, effect });
  const leaves = switchLeaves(incident, { to: made.id, undo }, voiceOf(ship));
  const above = note === undefined ? [] : textBlocks(note);
  return {
    ...form,
    blocks: [
      ...above,
      ...textBlocks([...screen.lines, ...unprovenLines(screen), ...leaves].join('\n')),
      ...form.blocks,
    ],
  };
}
