import { assert, integer, jsonValue, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMessage, checkView } from '../../src/slack/limits/check.ts';
import { cut, within } from '../../src/slack/limits/cut.ts';
import { limits } from '../../src/slack/limits/numbers.ts';
import { cases } from '../support/runs.ts';

const long = (length: number): string => 'x'.repeat(length);
const words = (text: string) => ({ type: 'plain_text', text });
const markup = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: unknown) => ({ type: 'section', text });
const button = (more: object = {}) => ({
  type: 'button',
  text: words('Go on'),
  action_id: 'go',
  value: '1',
  ...more,
});
const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
const option = (more: object = {}) => ({ text: words('a'), value: 'a', ...more });
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option()],
  ...more,
});
const rich = (...elements: readonly object[]) => ({ type: 'rich_text', elements });
const pre = (text: unknown) => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text }],
});
const task = (more: object = {}) => ({
  type: 'task_card',
  task_id: 't',
  title: 'Deploy',
  status: 'pending',
  ...more,
});
const plan = (...tasks: readonly object[]) => ({ type: 'plan', title: 'Steps', tasks });
const input = (element: object) => ({ type: 'input', label: words('Reason'), element });

const ofBlocks = (...blocks: readonly unknown[]) => checkMessage({ text: 'x', blocks });
const pointers = (problems: readonly { readonly pointer: string }[]) =>
  problems.map(({ pointer }) => pointer);

describe('a message within the limits', () => {
  test.each([
    ['a section', section(markup(long(limits.sectionText)))],
    ['fields', { type: 'section', fields: [markup(long(limits.sectionField))] }],
    ['a header', { type: 'header', text: words(long(limits.header)) }],
    ['a divider', { type: 'divider' }],
    ['a row of buttons', actions(button(), button({ action_id: 'b', style: 'danger' }))],
    ['a context', { type: 'context', elements: [markup('a'), words('b')] }],
    ['an accessory', { ...section(markup('a')), accessory: button() }],
    ['a select', actions(select({ option_groups: undefined }))],
    [
      'groups',
      actions(
        select({ options: undefined, option_groups: [{ label: words('g'), options: [option()] }] }),
      ),
    ],
    ['an overflow', actions({ type: 'overflow', action_id: 'o', options: [option()] })],
    ['preformatted text', rich(pre('a'))],
    [
      'rich text',
      rich(
        {
          type: 'rich_text_section',
          elements: [{ type: 'user', user_id: 'U1', style: { bold: true } }],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://a' }] }],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a' }] },
      ),
    ],
    ['a plan', plan(task(), task({ task_id: 'u', status: 'complete', details: rich(pre('a')) }))],
    ['an image', { type: 'image', image_url: 'https://a/b.png', alt_text: 'a' }],
    ['a table', { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }],
    ['an alert', { type: 'alert', text: words('a'), level: 'warning' }],
    ['markdown', { type: 'markdown', text: '# a' }],
  ])('may hold %s', (_, block) => {
    expect(ofBlocks(block)).toEqual([]);
  });
});

describe('a message beyond the limits', () => {
  test.each<[string, unknown, string]>([
    ['a section that is too long', section(markup(long(3_001))), '/blocks/0/text/text'],
    ['an empty text', section(markup('')), '/blocks/0/text/text'],
    ['a section of nothing', { type: 'section' }, '/blocks/0'],
    ['a header in markup', { type: 'header', text: markup('a') }, '/blocks/0/text/type'],
    [
      'a header that is too long',
      { type: 'header', text: words(long(151)) },
      '/blocks/0/text/text',
    ],
    [
      'a field that is too long',
      { type: 'section', fields: [markup('a'), markup(long(2_001))] },
      '/blocks/0/fields/1/text',
    ],
    [
      'an eleventh field',
      { type: 'section', fields: Array.from({ length: 11 }, () => markup('a')) },
      '/blocks/0/fields',
    ],
    ['an unknown block', { type: 'hologram' }, '/blocks/0/type'],
    ['a block called like what every object has', { type: 'constructor' }, '/blocks/0/type'],
    ['a block without a type', {}, '/blocks/0'],
    ['no block', 'x', '/blocks/0'],
    ['an unknown field', { ...section(markup('a')), color: 'red' }, '/blocks/0'],
    [
      'a label that is too long',
      actions(button({ text: words(long(76)) })),
      '/blocks/0/elements/0/text/text',
    ],
    ['a label in markup', actions(button({ text: markup('a') })), '/blocks/0/elements/0/text/type'],
    [
      'a value that is too long',
      actions(button({ value: long(2_001) })),
      '/blocks/0/elements/0/value',
    ],
    ['a style that is none', actions(button({ style: 'loud' })), '/blocks/0/elements/0/style'],
    [
      'a confirmation that is too long',
      actions(button({ confirm: { text: words(long(301)) } })),
      '/blocks/0/elements/0/confirm/text/text',
    ],
    [
      'a button of a confirmation that is too long',
      actions(button({ confirm: { text: words('a'), deny: words(long(31)) } })),
      '/blocks/0/elements/0/confirm/deny/text',
    ],
    [
      'a 26th button',
      actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `b${index}` }))),
      '/blocks/0/elements',
    ],
    ['no button', actions(), '/blocks/0/elements'],
    ['an input as a button', actions({ type: 'plain_text_input' }), '/blocks/0/elements/0/type'],
    [
      'an option that is too long',
      actions(select({ options: [option({ value: long(76) })] })),
      '/blocks/0/elements/0/options/0/value',
    ],
    [
      'a 101st option',
      actions(select({ options: Array.from({ length: 101 }, () => option()) })),
      '/blocks/0/elements/0/options',
    ],
    [
      'options and groups of them',
      actions(select({ option_groups: [{ label: words('g'), options: [option()] }] })),
      '/blocks/0/elements/0',
    ],
    [
      'a sixth option of an overflow',
      actions({ type: 'overflow', options: Array.from({ length: 6 }, () => option()) }),
      '/blocks/0/elements/0/options',
    ],
    [
      'an eleventh context',
      { type: 'context', elements: Array.from({ length: 11 }, () => markup('a')) },
      '/blocks/0/elements',
    ],
    ['preformatted text of a number', rich(pre(1)), '/blocks/0/elements/0/elements/0/text'],
    ['empty preformatted text', rich(pre('')), '/blocks/0/elements/0/elements/0/text'],
    [
      'a mention in preformatted text',
      rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
      '/blocks/0/elements/0/elements/0/type',
    ],
    ['a section in no rich text', rich(section(markup('a'))), '/blocks/0/elements/0/type'],
    [
      'a task with another word for its state',
      plan(task({ status: 'completed' })),
      '/blocks/0/tasks/0/status',
    ],
    ['a task whose details are text', plan(task({ details: 'a' })), '/blocks/0/tasks/0/details'],
    ['a task without a title', plan(task({ title: undefined })), '/blocks/0/tasks/0'],
    ['an image without words', { type: 'image', image_url: 'https://a/b.png' }, '/blocks/0'],
    ['a block id that is too long', { type: 'divider', block_id: long(256) }, '/blocks/0/block_id'],
    ['a flag that is none', { ...section(markup('a')), expand: 'yes' }, '/blocks/0/expand'],
  ])('is refused for %s, and where is said', (_, block, pointer) => {
    const problems = ofBlocks(block);
    expect(pointers(problems)).toEqual([pointer]);
    expect(problems[0]?.code).toBe('invalid_blocks');
  });

  test('is refused for each of its problems', () => {
    const problems = ofBlocks(section(markup('')), { type: 'header', text: words(long(151)) });
    expect(pointers(problems)).toEqual(['/blocks/0/text/text', '/blocks/1/text/text']);
  });

  test('is refused for ids that stand twice', () => {
    expect(pointers(ofBlocks(actions(button()), actions(button())))).toEqual([
      '/blocks/1/elements/0/action_id',
    ]);
    const twice = { type: 'divider', block_id: 'a' };
    expect(pointers(ofBlocks(twice, twice))).toEqual(['/blocks/1/block_id']);
    expect(pointers(ofBlocks(plan(task(), task())))).toEqual(['/blocks/0/tasks/1/task_id']);
  });

  test('is refused for a plan beside a task', () => {
    expect(pointers(ofBlocks(plan(), task()))).toEqual(['/blocks']);
  });

  test('is refused for a 51st block', () => {
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(ofBlocks(...blocks)).toEqual([
      { pointer: '/blocks', message: 'no more than 50 items allowed', code: 'invalid_blocks' },
    ]);
  });

  test('is refused when all its blocks together are too long', () => {
    const blocks = Array.from({ length: 5 }, () => section(markup(long(2_900))));
    expect(ofBlocks(...blocks).map(({ code }) => code)).toEqual(['msg_blocks_too_long']);
  });

  test('is refused without a text where there are no blocks', () => {
    expect(checkMessage({ text: '' })[0]?.code).toBe('no_text');
    expect(checkMessage({})[0]?.code).toBe('no_text');
    expect(checkMessage({ blocks: [] })[0]?.code).toBe('no_text');
    expect(checkMessage({ blocks: [{ type: 'divider' }] })).toEqual([]);
  });

  test('is refused as an edit for a text that it may be posted with', () => {
    const message = { text: 'ä'.repeat(2_001) };
    expect(checkMessage(message)[0]?.code).toBe('msg_too_long');
    expect(checkMessage(message, 'post')).toEqual([]);
    expect(checkMessage({ text: long(40_001) }, 'post')[0]?.code).toBe('msg_too_long');
  });

  test('is refused for metadata of another shape or too much of it', () => {
    const check = (metadata: unknown) => checkMessage({ text: 'a', metadata })[0]?.code;
    expect(check({ event_type: 'sternway', event_payload: { id: '1' } })).toBeUndefined();
    expect(check({ event_type: 'sternway' })).toBe('invalid_metadata_format');
    expect(check({ event_type: 'a', event_payload: { id: long(9_000) } })).toBe(
      'metadata_too_large',
    );
  });

  test('is refused when it is none', () => {
    expect(checkMessage('a')[0]?.code).toBe('invalid_arguments');
    expect(checkMessage({ text: 1 })[0]?.code).toBe('invalid_arguments');
    expect(checkMessage({ text: 'a', blocks: 'b' })[0]?.pointer).toBe('/blocks');
  });
});

const modal = (more: object = {}) => ({
  type: 'modal',
  title: words('Roll back'),
  blocks: [section(markup('a'))],
  ...more,
});

describe('a view', () => {
  test('is accepted within the limits', () => {
    expect(checkView(modal())).toEqual([]);
    expect(checkView({ type: 'home', blocks: [section(markup('a'))] })).toEqual([]);
    const asks = input({
      type: 'plain_text_input',
      action_id: 'a',
      multiline: true,
      max_length: 3_000,
    });
    expect(checkView(modal({ submit: words('Send'), blocks: [asks] }))).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a title that is too long', modal({ title: words(long(25)) }), '/title/text'],
    ['no title', modal({ title: undefined }), ''],
    ['a button that is too long', modal({ submit: words(long(25)) }), '/submit/text'],
    [
      'more metadata than it may carry',
      modal({ private_metadata: long(3_001) }),
      '/private_metadata',
    ],
    [
      'a form without a button',
      modal({ blocks: [input({ type: 'plain_text_input' })] }),
      '/submit',
    ],
    [
      'a prefilled text that is too long',
      modal({
        submit: words('a'),
        blocks: [input({ type: 'plain_text_input', initial_value: long(3_001) })],
      }),
      '/blocks/0/element/initial_value',
    ],
    [
      'a button as an input',
      modal({ submit: words('a'), blocks: [input(button())] }),
      '/blocks/0/element/type',
    ],
    ['a plan', modal({ blocks: [plan()] }), '/blocks/0/type'],
    [
      'a 101st block',
      { type: 'home', blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) },
      '/blocks',
    ],
    ['a title on a Home', { type: 'home', blocks: [], title: words('a') }, ''],
    ['another type', { type: 'window', blocks: [] }, '/type'],
    [
      'no number',
      modal({
        submit: words('a'),
        blocks: [input({ type: 'number_input', is_decimal_allowed: true, initial_value: 'a' })],
      }),
      '/blocks/0/element/initial_value',
    ],
  ])('is refused for %s, and where is said', (_, view, pointer) => {
    const problems = checkView(view);
    expect(pointers(problems)).toEqual([pointer]);
    expect(problems[0]?.code).toBe('invalid_arguments');
  });

  test('is refused when it is more than 250 KB', () => {
    const blocks = Array.from({ length: 95 }, () => section(words('中'.repeat(1_000))));
    expect(checkView({ type: 'home', blocks }).map(({ code }) => code)).toEqual(['view_too_large']);
    expect(checkView(undefined)[0]?.code).toBe('invalid_arguments');
  });
});

describe('the checker', () => {
  test('answers whatever it is given, and never throws', () => {
    assert(
      property(jsonValue(), (anything) => {
        expect(Array.isArray(checkMessage({ text: 'a', blocks: [anything] }))).toBe(true);
        expect(Array.isArray(checkView(anything))).toBe(true);
      }),
      { numRuns: cases({ few: 100, many: 2_000 }) },
    );
  });
});

describe('a text that is cut', () => {
  const inBytes = (text: string, most: number): string =>
    within(text, most, (grapheme) => Buffer.byteLength(grapheme));
  const family = '👩‍👩‍👧‍👦';

  test('stays whole where it fits', () => {
    expect(cut('abc', 3)).toBe('abc');
    expect(inBytes('äö', 4)).toBe('äö');
  });

  test('ends with an ellipsis, and between what people take for letters', () => {
    expect(cut('abcd', 3)).toBe('ab…');
    expect(cut(`a${family}b`, 6)).toBe('a…');
    expect(inBytes('ääää', 7)).toBe('ää…');
  });

  test('is never longer than it may be, and never broken', () => {
    assert(
      property(string({ unit: 'grapheme' }), integer({ min: 3, max: 40 }), (text, most) => {
        expect(cut(text, most).length).toBeLessThanOrEqual(most);
        expect(Buffer.byteLength(inBytes(text, most))).toBeLessThanOrEqual(most);
        expect(cut(text, most).isWellFormed()).toBe(true);
      }),
      { numRuns: cases({ few: 100, many: 2_000 }) },
    );
  });
});
