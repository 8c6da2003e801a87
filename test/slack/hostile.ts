import * as fc from 'fast-check';

const pieces = [
  '<!channel>',
  '<!here|here>',
  '<@U0FIRST>',
  '<https://evil.example|the runbook>',
  '<script>alert(1)</script>',
  '&lt;!channel&gt;',
  '`',
  '```',
  '`/rollback stop',
  '` `/rollback stop` `',
  '*bold* _it_ ~no~',
  '\n',
  '\r\n\n> quote',
  'שלום עולם',
  'مرحبا',
  '\u202e',
  '\u2067',
  '\u200f',
  '\u0000',
  '\u001b[31mred\u001b[0m',
  '\ud800',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0302\u0303',
  '🇩🇪',
  ':white_check_mark:',
  ' ',
  '&'.repeat(400),
  'long '.repeat(2_000),
  'x'.repeat(10_000),
];

/** Text as nobody should be able to hurt us with: markup, mentions, code, directions, control characters, and much of it. */
export const hostile = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((some) => some.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Every string that people read in a payload. */
export function stringsIn(value: unknown, field = ''): readonly string[] {
  if (typeof value === 'string') {
    return ['text', 'title', 'accessibility_label', 'alt_text'].includes(field) ? [value] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => stringsIn(item, field));
  return isObject(value)
    ? Object.entries(value).flatMap(([name, inside]) => stringsIn(inside, name))
    : [];
}

/** Every string in which markup would count, or of which Slack does not say that it does not. */
export function markupIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (!isObject(value)) return [];
  if (value['type'] === 'plain_text' || value['type'] === 'rich_text') return [];
  const titles = ['text', 'title'].flatMap((field) =>
    typeof value[field] === 'string' ? [value[field]] : [],
  );
  return [...titles, ...Object.values(value).flatMap(markupIn)];
}

/** What people read, as one text. */
export const proseOf = ({ blocks }: { readonly blocks: readonly unknown[] }): string =>
  stringsIn(blocks).join('\n');

function ofType(value: unknown, type: string): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap((item) => ofType(item, type));
  if (!isObject(value)) return [];
  return value['type'] === type
    ? [value]
    : Object.values(value).flatMap((inside) => ofType(inside, type));
}

/** The buttons of a message, as people see them and as Slack sends them back. */
export const buttonsIn = ({ blocks }: { readonly blocks: readonly unknown[] }) =>
  ofType(blocks, 'button').map((button) => ({
    id: String(button['action_id']),
    label: stringsIn(button['text'])[0] ?? '',
    style: button['style'],
    value: String(button['value']),
  }));

export const tasksIn = ({ blocks }: { readonly blocks: readonly unknown[] }) =>
  ofType(blocks, 'task_card');
