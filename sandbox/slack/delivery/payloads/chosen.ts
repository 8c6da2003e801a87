import type { Json, JsonObject } from '../../../../src/lib/json.ts';
import type { Filled } from '../../people/shapes.ts';
import { type Element, type Option, ownOptions } from './elements.ts';

/** Options that the app has offered for a select that asks it, by value. */
export type Offered = (action: string) => ReadonlyMap<string, Option>;

type Reader = (element: Element, filled: Filled, offered: Offered) => JsonObject;

const one = (filled: Filled): string | null => {
  const first = Array.isArray(filled) ? filled[0] : filled;
  return first === undefined || first === '' ? null : first;
};
const many = (filled: Filled): readonly string[] =>
  (Array.isArray(filled) ? filled : [filled]).flatMap((each) => (each ? [each] : []));

function optionOf(element: Element, value: string | null, offered: Offered): Json {
  if (value === null) return null;
  const own = ownOptions(element).find((each) => each.value === value);
  return own ?? offered(element.action_id).get(value) ?? null;
}

const text: Reader = (_element, filled) => ({ value: one(filled) });
const option: Reader = (element, filled, offered) => ({
  selected_option: optionOf(element, one(filled), offered),
});
const options: Reader = (element, filled, offered) => ({
  selected_options: many(filled).flatMap((value) => {
    const chosen = optionOf(element, value, offered);
    return chosen === null ? [] : [chosen];
  }),
});
const single =
  (field: string): Reader =>
  (_element, filled) => ({ [field]: one(filled) });
const several =
  (field: string): Reader =>
  (_element, filled) => ({ [field]: [...many(filled)] });
const moment: Reader = (_element, filled) => ({
  selected_date_time: one(filled) === null ? null : Number(one(filled)),
});
const rich: Reader = (_element, filled) => ({
  rich_text_value: {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: one(filled) ?? '' }] },
    ],
  },
});

/** How each type of element says what is chosen (docs.slack.dev/reference/block-kit/block-elements). */
const readers: Readonly<Record<string, Reader>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: rich,
  static_select: option,
  external_select: option,
  radio_buttons: option,
  overflow: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: single('selected_user'),
  conversations_select: single('selected_conversation'),
  channels_select: single('selected_channel'),
  multi_users_select: several('selected_users'),
  multi_conversations_select: several('selected_conversations'),
  multi_channels_select: several('selected_channels'),
  datepicker: single('selected_date'),
  timepicker: single('selected_time'),
  datetimepicker: moment,
};

// These act and keep nothing.
const stateless = new Set(['button', 'overflow', 'workflow_button', 'icon_button']);

export const keepsState = ({ type }: Element): boolean => type in readers && !stateless.has(type);

/** The fields in which an element says what is chosen; none for a button. */
export const chosen = (element: Element, filled: Filled, offered: Offered): JsonObject =>
  readers[element.type]?.(element, filled, offered) ?? {};
