import type { InputBlock, InputBlockElement, KnownBlock, ModalView } from '@slack/types';
import { unmarked } from '../blocks/moments.ts';
import { plainText } from '../blocks/parts.ts';
import { limits } from '../limits/numbers.ts';
import type { Carried } from './carried.ts';

/** What forms are made of. */

type Sheet = {
  readonly title: string;
  readonly submit: string;
  readonly blocks: readonly (KnownBlock | undefined)[];
};

/** A form that is sent. What it carries has to fit into Slack's 3,000 characters. */
export const form = ({ title, submit, blocks }: Sheet, carried: Carried): ModalView => ({
  type: 'modal',
  callback_id: `form:${carried.form}`,
  private_metadata: JSON.stringify(carried),
  title: plainText(title, limits.viewTitle),
  submit: plainText(submit, limits.viewButton),
  close: plainText('Back', limits.viewButton),
  blocks: blocks.filter((block) => block !== undefined),
});

type Asked = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
};

/** The block in which something is asked; errors are told under this id. */
export const blockOf = (name: string): string => `ask:${name}`;
const actionOf = (name: string): string => `answer:${name}`;

export const ask = (
  { name, label, hint, optional }: Asked,
  element: InputBlockElement,
): InputBlock => ({
  type: 'input',
  block_id: blockOf(name),
  label: plainText(label, limits.label),
  ...(hint !== undefined && { hint: plainText(hint, limits.hint) }),
  ...(optional === true && { optional }),
  element: { ...element, action_id: actionOf(name) },
});

/** Text over several lines. `initial` is what stands there already. */
export const textInput = (initial = '', most: number = limits.inputText): InputBlockElement => ({
  type: 'plain_text_input',
  multiline: true,
  max_length: most,
  ...(initial !== '' && { initial_value: unmarked(initial).toWellFormed() }),
});

export const option = (value: string, text = value) => ({
  text: plainText(text, limits.optionText),
  value,
});

type Option = ReturnType<typeof option>;

/** One of these; `chosen` is chosen already: the first where it is true, else the one of this value. */
export const select = (
  options: readonly Option[],
  chosen: boolean | string | undefined = false,
): InputBlockElement => {
  const shown = options.slice(0, limits.options);
  const initial = chosen === true ? shown[0] : shown.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    options: shown,
    ...(initial !== undefined && { initial_option: initial }),
  };
};

/** Any of these; those of the values in `chosen` are chosen already. */
export const multiSelect = (
  options: readonly Option[],
  chosen: readonly string[],
): InputBlockElement => {
  const shown = options.slice(0, limits.options);
  const initial = shown.filter(({ value }) => chosen.includes(value));
  return {
    type: 'multi_static_select',
    options: shown,
    ...(initial.length > 0 && { initial_options: initial }),
  };
};
