import type { InputBlock, ModalView } from '@slack/types';
import type { Needs } from '../../core/impact/needs.ts';
import { roles } from '../../core/incident/orders.ts';
import type { Order } from '../../core/orders.ts';
import type { Manual } from '../../core/run/manual.ts';
import { JsonObject } from '../../lib/json.ts';
import { section } from '../blocks/parts.ts';
import type { Press } from '../blocks/press.ts';
import { limits } from '../limits/numbers.ts';
import { blanksOf } from './blanks.ts';
import type { Blank, Carried } from './carried.ts';
import { needed, neededBlanks } from './confirmation.ts';
import { ask, form, option, select, textInput } from './parts.ts';
import { tellForm } from './tell.ts';
import { formWords } from './words.ts';

export type Fill = {
  readonly press: Press;
  /** The order of the press's line, as `readPress` made it. */
  readonly order: Order;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** What the step asks for as evidence, where the order says that it is done. */
  readonly evidence?: Manual['evidence'] | undefined;
  /** What a blank may be filled with, where that is known. */
  readonly plans?: readonly string[];
  readonly steps?: readonly string[];
  /** What will happen, where that is more than the form of such an order says. */
  readonly effect?: string | undefined;
  /** What the plan asks for beside its card, where the form confirms one. */
  readonly needs?: Needs;
};

const noNeeds: Needs = { accept: [], typed: undefined };

/** The form of a button whose command has blanks: it asks for each of them, and says what will happen. */
export function fillForm(fill: Fill): ModalView {
  const { press, order, needs = noNeeds } = fill;
  const { title, submit, effect } = {
    ...formWords(order),
    ...(fill.effect !== undefined && { effect: fill.effect }),
  };
  const blanks = blanksOf(press, order).map((one) => proven(one, fill));
  const carried: Carried = {
    v: 1,
    form: 'fill',
    incident: press.incident,
    seen: press.epoch,
    channel: fill.channel,
    thread: fill.thread,
    order: JsonObject.parse(JSON.parse(JSON.stringify(order))),
    blanks: [...blanks, ...neededBlanks(needs)],
  };
  if (JSON.stringify(carried).length > limits.privateMetadata) {
    return tellForm(title, `This is too long for a form. Type it: \`${press.line}\``);
  }
  return form(
    {
      title,
      submit,
      blocks: [
        section(`\`${press.line}\`\n${effect}`),
        ...blanks.map((one) => input(one, fill)),
        ...needed(needs),
      ],
    },
    carried,
  );
}

const labels: Readonly<Record<string, { readonly label: string; readonly hint?: string }>> = {
  reason: { label: 'Reason', hint: 'It goes on record.' },
  evidence: { label: 'What shows it?', hint: 'It goes on record.' },
  text: { label: 'Text', hint: 'It goes on record.' },
  title: { label: 'What do users notice?' },
  '@person': { label: 'Who?' },
  plan: { label: 'Plan', hint: 'As RB-17.' },
  step: { label: 'Step' },
  check: { label: 'Check' },
  role: { label: 'Role' },
  conditions: { label: 'Conditions', hint: 'What users notice, and what the checks say.' },
  actions: { label: 'Actions', hint: 'What is being done, and what comes next.' },
  needs: { label: 'Needs', hint: 'What is waited for, and of whom.' },
  outcome: { label: 'How did it end?' },
  service: { label: 'Service', hint: 'As checkout@prod.' },
};

function input(blank: Blank, fill: Fill): InputBlock {
  const { name, kind } = blank;
  const { label, hint } = labels[kind] ?? { label: name };
  const asked = { name, label, ...(hint !== undefined && { hint }) };
  if (kind === 'evidence') return evidenceInput(asked, blank);
  return ask(asked, elements[kind]?.(fill) ?? word);
}

const outcomes = [
  option('done', 'It ran'),
  option('not-done', 'It did not run'),
  option('abandon', 'Nobody can tell'),
];

const choose = (some: readonly string[]): InputBlock['element'] =>
  some.length > 0 ? select(some.map((one) => option(one))) : word;
const word = { type: 'plain_text_input', max_length: 200 } as const;

const elements: Readonly<Record<string, (fill: Fill) => InputBlock['element']>> = {
  '@person': () => ({ type: 'users_select' }),
  outcome: () => select(outcomes),
  plan: ({ plans = [] }) => choose(plans),
  step: ({ steps = [] }) => choose(steps),
  role: () => choose(roles),
  reason: () => textInput(),
  text: () => textInput(),
  title: () => textInput(),
  conditions: () => textInput(),
  actions: () => textInput(),
  needs: () => textInput(),
};

/** A step that is done is shown by what it asks for; everything else by words. */
const proven = (blank: Blank, { order, evidence }: Fill): Blank =>
  blank.kind === 'evidence' && order.kind === 'ack' && order.state === 'done'
    ? { ...blank, evidence }
    : blank;

function evidenceInput(
  asked: { readonly name: string; readonly label: string; readonly hint?: string },
  { evidence = 'text' }: Blank,
): InputBlock {
  if (evidence === 'text') return ask(asked, textInput());
  if (evidence === 'none') return ask({ ...asked, optional: true }, textInput());
  return evidence === 'number'
    ? ask({ ...asked, hint: 'A number. It goes on record.' }, number)
    : ask({ ...asked, hint: 'A link. It goes on record.' }, { type: 'url_text_input' });
}

const number = { type: 'number_input', is_decimal_allowed: true } as const;
