import { limits } from './numbers.ts';
import {
  anyText,
  confirm,
  imageElement,
  option,
  optionGroup,
  plain,
  richOption,
} from './objects.ts';
import { found, type Rule } from './problem.ts';
import { richText } from './rich-text.ts';
import {
  both,
  flag,
  isObject,
  items,
  matching,
  oneOf,
  shape,
  text,
  typed,
  whole,
} from './rules.ts';

/** Interactive elements, and what each may carry. */

const actionId = text(limits.id);
const common = { action_id: actionId, confirm, focus_on_load: flag };
const selecting = { ...common, placeholder: plain(limits.placeholder) };
const typing = {
  action_id: actionId,
  focus_on_load: flag,
  placeholder: plain(limits.placeholder),
  dispatch_action_config: shape(
    {},
    { trigger_actions_on: items(oneOf('on_enter_pressed', 'on_character_entered'), 2) },
  ),
};
const filter = shape(
  {},
  {
    include: items(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);
const most = { max_selected_items: whole(1, 1_000) };
const name = text(limits.id);
const names = items(name, 1_000, 0);

const button: Rule = typed(
  { text: plain(limits.buttonText) },
  {
    action_id: actionId,
    confirm,
    value: text(limits.buttonValue, 0),
    url: text(limits.buttonUrl),
    style: oneOf('primary', 'danger'),
    accessibility_label: text(limits.accessibility),
  },
);

/** Options, or groups of them: one of both. */
const eitherOptions: Rule = (value, at) =>
  isObject(value) && (value['options'] === undefined) === (value['option_groups'] === undefined)
    ? found(at, 'must have either options or option_groups')
    : [];

const options = {
  options: items(option, limits.options),
  option_groups: items(optionGroup, limits.optionGroups),
};
const staticSelect = both(
  typed({}, { ...selecting, ...options, initial_option: option }),
  eitherOptions,
);
const multiStatic = both(
  typed({}, { ...selecting, ...options, ...most, initial_options: items(option, limits.options) }),
  eitherOptions,
);
const query = { min_query_length: whole(0, 100) };
const listening = { response_url_enabled: flag, default_to_current_conversation: flag, filter };
const date = matching(/^\d{4}-\d{2}-\d{2}$/u, 'a date');
const time = matching(/^\d{2}:\d{2}$/u, 'a time');
const choices = items(richOption, limits.choices);

const selects: Readonly<Record<string, Rule>> = {
  static_select: staticSelect,
  external_select: typed({}, { ...selecting, ...query, initial_option: option }),
  users_select: typed({}, { ...selecting, initial_user: name }),
  conversations_select: typed({}, { ...selecting, ...listening, initial_conversation: name }),
  channels_select: typed({}, { ...selecting, response_url_enabled: flag, initial_channel: name }),
  multi_static_select: multiStatic,
  multi_external_select: typed(
    {},
    { ...selecting, ...most, ...query, initial_options: items(option, limits.options) },
  ),
  multi_users_select: typed({}, { ...selecting, ...most, initial_users: names }),
  multi_conversations_select: typed(
    {},
    { ...selecting, ...most, ...listening, initial_conversations: names },
  ),
  multi_channels_select: typed({}, { ...selecting, ...most, initial_channels: names }),
};

const pickers: Readonly<Record<string, Rule>> = {
  checkboxes: typed({ options: choices }, { ...common, initial_options: choices }),
  radio_buttons: typed({ options: choices }, { ...common, initial_option: richOption }),
  datepicker: typed({}, { ...selecting, initial_date: date }),
  timepicker: typed({}, { ...selecting, initial_time: time, timezone: text(100) }),
  datetimepicker: typed({}, { ...common, initial_date_time: whole(1_000_000_000, 9_999_999_999) }),
};

const richInput: Rule = typed(
  {},
  { ...typing, initial_value: richText, min_lines: whole(1, 100), max_lines: whole(1, 100) },
);

/** What may stand in an actions block. */
export const actions: Readonly<Record<string, Rule>> = {
  button,
  overflow: typed({ options: items(option, limits.overflowOptions) }, common),
  workflow_button: typed(
    { text: plain(limits.buttonText), workflow: (): readonly never[] => [] },
    {
      ...common,
      style: oneOf('primary', 'danger'),
      accessibility_label: text(limits.accessibility),
    },
  ),
  rich_text_input: richInput,
  ...selects,
  ...pickers,
};

/** What may stand beside a section. */
export const accessories: Readonly<Record<string, Rule>> = { ...actions, image: imageElement };

const number = matching(/^-?\d+(?:\.\d+)?$/u, 'a number');

/** What may be filled in. */
export const inputs: Readonly<Record<string, Rule>> = {
  ...selects,
  ...pickers,
  plain_text_input: typed(
    {},
    {
      ...typing,
      initial_value: text(limits.inputText, 0),
      multiline: flag,
      min_length: whole(0, limits.inputText),
      max_length: whole(1, limits.inputText),
    },
  ),
  number_input: typed(
    { is_decimal_allowed: flag },
    { ...typing, initial_value: number, min_value: number, max_value: number },
  ),
  email_text_input: typed({}, { ...typing, initial_value: text(limits.inputText) }),
  url_text_input: typed({}, { ...typing, initial_value: text(limits.inputText) }),
  file_input: typed(
    {},
    { action_id: actionId, filetypes: items(text(20), 100), max_files: whole(1, 10) },
  ),
  rich_text_input: richInput,
};

const feedback = shape(
  { text: plain(limits.buttonText), value: text(limits.buttonValue) },
  { accessibility_label: text(limits.accessibility) },
);

export const contextActions: Readonly<Record<string, Rule>> = {
  feedback_buttons: typed(
    { positive_button: feedback, negative_button: feedback },
    { action_id: actionId },
  ),
  icon_button: typed(
    { icon: text(100), text: plain(limits.buttonText) },
    {
      action_id: actionId,
      confirm,
      value: text(limits.buttonValue),
      accessibility_label: text(limits.accessibility),
      visible_to_user_ids: names,
    },
  ),
};

/** What may stand in a context block. */
export const contexts: Readonly<Record<string, Rule>> = {
  image: imageElement,
  plain_text: anyText(limits.contextText),
  mrkdwn: anyText(limits.contextText),
};
