import { describe, expect, test } from 'vitest';
import { checkForm } from '../../sandbox/slack/delivery/payloads/check-form.ts';
import { stateOf } from '../../sandbox/slack/delivery/payloads/state.ts';
import { newResponseDesk } from '../../sandbox/slack/delivery/responses/desk.ts';
import { newTriggers } from '../../sandbox/slack/delivery/triggers.ts';
import type { JsonObject } from '../../src/lib/json.ts';

const option = (value: string): JsonObject => ({
  text: { type: 'plain_text', text: value },
  value,
});
const options = [option('a'), option('b'), option('c')];
const input = (element: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: 'b',
  label: { type: 'plain_text', text: 'Label' },
  element: { action_id: 'a', ...element },
  ...more,
});
const offered = () => new Map([['x', { text: { type: 'plain_text', text: 'x' }, value: 'x' }]]);

describe('what is filled in', () => {
  test.each([
    ['plain_text_input', 'text', { value: 'text' }],
    ['email_text_input', 'a@b.example', { value: 'a@b.example' }],
    ['url_text_input', 'https://b.example', { value: 'https://b.example' }],
    ['number_input', '7', { value: '7' }],
    ['static_select', 'b', { selected_option: option('b') }],
    ['radio_buttons', 'b', { selected_option: option('b') }],
    ['external_select', 'x', { selected_option: option('x') }],
    ['users_select', 'U0FIRST', { selected_user: 'U0FIRST' }],
    ['conversations_select', 'C0DEV', { selected_conversation: 'C0DEV' }],
    ['channels_select', 'C0DEV', { selected_channel: 'C0DEV' }],
    ['multi_static_select', ['a', 'c'], { selected_options: [option('a'), option('c')] }],
    ['multi_external_select', ['x'], { selected_options: [option('x')] }],
    ['checkboxes', ['a'], { selected_options: [option('a')] }],
    ['multi_users_select', ['U0FIRST'], { selected_users: ['U0FIRST'] }],
    ['multi_conversations_select', ['C0DEV'], { selected_conversations: ['C0DEV'] }],
    ['multi_channels_select', ['C0DEV'], { selected_channels: ['C0DEV'] }],
    ['datepicker', '2026-11-21', { selected_date: '2026-11-21' }],
    ['timepicker', '03:01', { selected_time: '03:01' }],
    ['datetimepicker', '1795230060', { selected_date_time: 1795230060 }],
  ])('into a %s is said as Slack says it', (type, filled, said) => {
    const blocks = [input({ type, options })];
    expect(stateOf(blocks, { b: { a: filled } }, offered)).toEqual({
      values: { b: { a: { type, ...said } } },
    });
    expect(checkForm(blocks, { b: { a: filled } })).toEqual({});
  });

  test('is what the app put there, until somebody changes or empties it', () => {
    const blocks = [input({ type: 'static_select', options, initial_option: option('a') })];
    const chosen = (values: Parameters<typeof stateOf>[1]) => stateOf(blocks, values, offered);
    const said = (selected_option: JsonObject | null) => ({
      values: { b: { a: { type: 'static_select', selected_option } } },
    });
    expect(chosen({})).toEqual(said(option('a')));
    expect(chosen({ b: { a: 'b' } })).toEqual(said(option('b')));
    expect(chosen({ b: { a: null } })).toEqual(said(null));
  });

  test('leaves out what keeps nothing, such as a button', () => {
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    expect(stateOf([{ type: 'actions', block_id: 'b', elements: [button] }], {}, offered)).toEqual({
      values: {},
    });
  });
});

describe("Slack's own check of a form", () => {
  test.each([
    [
      'what is required',
      { type: 'plain_text_input' },
      null,
      'Please complete this required field.',
    ],
    [
      'what is too long',
      { type: 'plain_text_input', max_length: 3 },
      'long',
      'Please enter at most 3 characters (4 now).',
    ],
    [
      'no number',
      { type: 'number_input', is_decimal_allowed: false },
      'x',
      'Please enter a number.',
    ],
    ['half a number', { type: 'number_input' }, '1.5', 'Please enter a whole number.'],
    ['too much', { type: 'number_input', max_value: '5' }, '6', 'Please enter 5 or less.'],
    ['no address', { type: 'email_text_input' }, 'me', 'Please enter a valid email address.'],
    ['no option', { type: 'static_select', options }, 'z', 'Please choose one of the options.'],
    [
      'too many options',
      { type: 'checkboxes', options, max_selected_items: 1 },
      ['a', 'b'],
      'Please choose at most 1.',
    ],
  ])('finds %s', (_what, element, filled, sentence) => {
    expect(checkForm([input(element)], { b: { a: filled } })).toEqual({ b: sentence });
  });

  test('lets an optional input be empty', () => {
    expect(checkForm([input({ type: 'plain_text_input' }, { optional: true })], {})).toEqual({});
  });
});

describe('a pass that was never handed out', () => {
  test('opens nothing and answers nobody', () => {
    const clock = { now: () => 0 };
    expect(newTriggers(clock).use('1.2.3')).toEqual({ ok: false, error: 'invalid_trigger_id' });
    expect(newResponseDesk(clock, () => '').use('token')).toBe('expired_url');
  });
});
