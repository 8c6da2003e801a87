import type { InputBlock, ModalView } from '@slack/types';
import type { Needs } from '../../core/impact/needs.ts';
import { roles } from '../../core/incident/orders.ts';
import type { Order } from '../../core/orders.ts';
import { aims, factors } from '../../core/report/shapes.ts';
import type { Manual } from '../../core/run/manual.ts';
import { aimNames, factorNames } from '../../core/texts/report.ts';
import { usualReasons } from '../../core/texts/usual-reasons.ts';
import { capital } from '../../core/texts/words.ts';
import { JsonObject } from '../../lib/json.ts';
import { titledBlocks } from '../blocks/lines.ts';
import { section } from '../blocks/parts.ts';
import type { Press } from '../blocks/press.ts';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import { blanksOf, isOpen, lineSoFar } from './blanks.ts';
import { type Blank, type Carried, usualName } from './carried.ts';
import { needed, neededBlanks } from './confirmation.ts';
import { ask, form, option, select, textInput } from './parts.ts';
import { tellForm } from './tell.ts';
import { formWords } from './words.ts';

/** What may be chosen, with the words that it is shown by. */
export type Choice = { readonly value: string; readonly text: string };

export type Fill = {
  readonly press: Press;
  /** The order of the press's line, as `readPress` made it. */
  readonly order: Order;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
  /** What the step asks for as evidence, where the order says that it is done. */
  readonly evidence?: Manual['evidence'] | undefined;
  /** What stands in a blank already. */
  readonly draft?: Readonly<Record<string, string>> | undefined;
  /** What a blank may be filled with, where that is known. */
  readonly plans?: readonly string[];
  readonly steps?: readonly string[];
  readonly lessons?: readonly Choice[];
  /** What is asked, line by line, where more is known than the line says. */
  readonly question?: readonly string[];
  /** What will happen, where that is more than the form of such an order says. */
  readonly effect?: string | undefined;
  /** What stands in the field of the reason already. */
  readonly reason?: string;
  /** What the plan asks for beside its card, where the form confirms one. */
  readonly needs?: Needs;
};

const noNeeds: Needs = { accept: [], typed: undefined };

/** The form of a button whose command has blanks: it asks for each of them, and says what will happen. */
export function fillForm(fill: Fill): ModalView {
  const { press, order, needs = noNeeds, question = [] } = fill;
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
  // What does not fit into a field whole would be cut by sending it.
  const isLong = (fill.draft?.['text'] ?? '').length > limits.inputText;
  if (isLong || JSON.stringify(carried).length > limits.privateMetadata) {
    return tellForm(title, `This is too long for a form. Type it: \`${press.line}\``);
  }
  return form(
    {
      title,
      submit,
      blocks: [
        ...(question.length === 0 ? [] : titledBlocks(question)),
        section(`\`${isOpen(press) ? lineSoFar(press.line) : press.line}\`\n${effect}`),
        ...blanks.flatMap((one) => inputs(one, fill)),
        ...needed(needs),
      ],
    },
    carried,
  );
}

const onRecord = 'It goes on record.';

const labels: Readonly<Record<string, { readonly label: string; readonly hint?: string }>> = {
  reason: { label: 'Reason', hint: onRecord },
  evidence: { label: 'What shows it?', hint: onRecord },
  text: { label: 'Text', hint: onRecord },
  title: { label: 'What do users notice?' },
  who: { label: 'Who did it?', hint: onRecord },
  left: {
    label: 'What did it not undo?',
    hint: 'Orders, payments, messages, jobs. It goes on record.',
  },
  '@person': { label: 'Who?' },
  plan: { label: 'Plan', hint: 'As RB-17.' },
  step: { label: 'Step' },
  check: { label: 'Check' },
  role: { label: 'Role' },
  conditions: { label: 'Conditions', hint: 'What users notice, and what the checks say.' },
  actions: { label: 'Actions', hint: 'What is being done, and what comes next.' },
  needs: { label: 'Needs', hint: 'What is waited for, and of whom.' },
  outcome: { label: 'How did it end?' },
  factor: { label: 'What contributed?' },
  aim: { label: 'What is it for?' },
  day: { label: 'Due on' },
  lesson: { label: 'Which follow-up?' },
  version: {
    label: 'Version of the playbook now',
    hint: 'As the playbook says it, or the first 7 digits of its hash.',
  },
  service: { label: 'Service', hint: 'As checkout@prod.' },
};

/** Why command is taken is chosen or said, or both. */
const inputs = (blank: Blank, fill: Fill): readonly InputBlock[] =>
  blank.kind === 'why'
    ? [
        ask(
          { name: usualName, label: 'Reason', optional: true },
          select(usualReasons.map((one) => option(one))),
        ),
        ask(
          { name: blank.name, label: 'Or in your words', hint: onRecord, optional: true },
          textInput(),
        ),
      ]
    : [input(blank, fill)];

/** Whoever is stuck shows nothing: they say what they need. */
const proofLabel = ({ kind }: Blank, { order }: Fill) =>
  kind === 'evidence' && order.kind === 'ack' && order.state === 'blocked'
    ? { label: 'What is missing?', hint: 'Whoever decides sees it at once.' }
    : undefined;

function input(blank: Blank, fill: Fill): InputBlock {
  const { name, kind } = blank;
  const { label, hint } = proofLabel(blank, fill) ?? labels[kind] ?? { label: name };
  const asked = { name, label, ...(hint !== undefined && { hint }) };
  if (kind === 'evidence') return evidenceInput(asked, blank);
  return ask(asked, elements[kind]?.(fill) ?? word);
}

const outcomes = [
  option('done', 'It ran'),
  option('not-done', 'It did not run'),
  option('abandon', 'Nobody can tell'),
];

/** What is there to be changed; a draft that is longer than a field is begun. */
const drafted = (text = '') => textInput(text.slice(0, limits.inputText));

const choose = (some: readonly string[]): InputBlock['element'] =>
  some.length > 0 ? select(some.map((one) => option(one))) : word;
const word = { type: 'plain_text_input', max_length: 200 } as const;

const elements: Readonly<Record<string, (fill: Fill) => InputBlock['element']>> = {
  '@person': () => ({ type: 'users_select' }),
  outcome: () => select(outcomes),
  factor: () =>
    select(factors.map((one) => option(one, cut(capital(factorNames[one]), limits.optionText)))),
  aim: () => select(aims.map((one) => option(one, capital(aimNames[one])))),
  day: () => ({ type: 'datepicker' }),
  plan: ({ plans = [] }) => choose(plans),
  step: ({ steps = [] }) => choose(steps),
  lesson: ({ lessons = [] }) =>
    lessons.length > 0
      ? select(
          lessons.map(({ value, text }) => option(value, cut(text, limits.optionText))),
          true,
        )
      : word,
  role: () => choose(roles),
  reason: ({ reason = '' }) => textInput(cut(reason, limits.inputText)),
  text: ({ draft }) => drafted(draft?.['text']),
  title: () => textInput(),
  left: () => textInput(),
  conditions: ({ draft }) => drafted(draft?.['conditions']),
  actions: ({ draft }) => drafted(draft?.['actions']),
  needs: ({ draft }) => drafted(draft?.['needs']),
};

/** A step that is done is shown by what it asks for, and why command is taken may be chosen; all else is said in words. */
const proven = (blank: Blank, { order, evidence }: Fill): Blank => {
  if (blank.kind === 'reason' && takesCommand.has(order.kind)) return { ...blank, kind: 'why' };
  return blank.kind === 'evidence' && order.kind === 'ack' && order.state === 'done'
    ? { ...blank, evidence }
    : blank;
};

const takesCommand: ReadonlySet<Order['kind']> = new Set<Order['kind']>(['takeCommand', 'iDecide']);

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
