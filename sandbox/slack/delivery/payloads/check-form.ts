import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Filled, FilledForm } from '../../people/shapes.ts';
import { type Element, elementsOf, ownOptions } from './elements.ts';
import { filledIn } from './state.ts';

/** What Slack itself finds wrong with a filled-in form, before the app is asked: block_id → sentence. */
export function checkForm(
  blocks: readonly JsonObject[],
  values: FilledForm,
): Readonly<Record<string, string>> {
  const wrong: Record<string, string> = {};
  for (const placed of elementsOf(blocks)) {
    if (!placed.input) continue;
    const filled = filledIn(placed, values);
    const empty = filled === null || filled.length === 0;
    const problem = empty
      ? placed.input.required && 'Please complete this required field.'
      : problemOf(placed.element, filled);
    if (problem) wrong[placed.block] = problem;
  }
  return wrong;
}

type Check = (element: Element, filled: string) => string | false;

const length: Check = ({ min_length: min, max_length: max }, filled) => {
  const count = filled.length;
  if (min !== undefined && count < min)
    return `Please enter at least ${min} characters (${count} now).`;
  // Without a limit of its own an input takes 3,000 characters.
  const most = max ?? 3_000;
  return count > most && `Please enter at most ${most} characters (${count} now).`;
};

const number: Check = ({ min_value: min, max_value: max, is_decimal_allowed: decimal }, filled) => {
  const value = Number(filled);
  if (!Number.isFinite(value)) return 'Please enter a number.';
  if (decimal !== true && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (min !== undefined && value < Number(min)) return `Please enter ${min} or more.`;
  return max !== undefined && value > Number(max) && `Please enter ${max} or less.`;
};

const known: Check = (element, filled) =>
  !ownOptions(element).some(({ value }) => value === filled) && 'Please choose one of the options.';

const looksLike =
  (pattern: RegExp, what: string): Check =>
  (_element, filled) =>
    !pattern.test(filled) && `Please enter ${what}.`;

const checks: Readonly<Record<string, Check>> = {
  plain_text_input: length,
  number_input: number,
  email_text_input: looksLike(/^[^\s@]+@[^\s@]+\.[^\s@]+$/u, 'a valid email address'),
  url_text_input: looksLike(/^https?:\/\/\S+$/u, 'a valid URL'),
  static_select: known,
  multi_static_select: known,
  radio_buttons: known,
  checkboxes: known,
  datepicker: looksLike(/^\d{4}-\d{2}-\d{2}$/u, 'a date such as 2026-11-21'),
  timepicker: looksLike(/^\d{2}:\d{2}$/u, 'a time such as 03:01'),
  datetimepicker: looksLike(/^\d{10}$/u, 'a moment in seconds since 1970'),
};

function problemOf(element: Element, filled: Exclude<Filled, null>): string | false {
  const all = Array.isArray(filled) ? filled : [filled];
  const most = element.max_selected_items;
  if (most !== undefined && all.length > most) return `Please choose at most ${most}.`;
  const check = checks[element.type];
  return all.map((each) => check?.(element, each)).find(Boolean) ?? false;
}
