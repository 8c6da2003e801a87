import type { Misread } from '../../../commands/misread.ts';
import { read } from '../../../commands/read.ts';
import type { Known } from '../../../commands/verb.ts';
import type { Order } from '../../core/orders.ts';
import type { Press } from '../blocks/press.ts';
import type { Blank } from './carried.ts';

/** What stands in for a blank while the line is read, where the words as they are would not be understood. */
const standIns: Readonly<Record<string, { readonly typed: string; readonly read: string }>> = {
  '<@person>': { typed: '<@U0BLANK>', read: '@U0BLANK' },
  '<factor>': { typed: 'rehearsal', read: 'rehearsal' },
  '<aim>': { typed: 'prevent', read: 'prevent' },
  '<lesson>': { typed: 'F1', read: 'F1' },
  '<day>': { typed: '2000-01-01', read: '2000-01-01' },
  '<outcome>': { typed: 'abandon', read: 'abandon' },
  '<plan>': { typed: 'RB-0', read: 'RB-0' },
  '<role>': { typed: 'approver:blank', read: 'approver:blank' },
  '<service>': { typed: 'blank@blank', read: 'blank@blank' },
};

const blank = /<@?[a-z]+>/gu;

const blanksIn = (line: string): readonly string[] => [
  ...new Set(Array.from(line.matchAll(blank), ([found]) => found)),
];

/** What the line says without the blanks and their options: `/incident residual R3 done`. Those are asked for below it. */
export const lineSoFar = (line: string): string =>
  line.replaceAll(/\s+(?:--[a-z-]+\s+)?"?<@?[a-z]+>"?/gu, '');

/** Whether a form has to ask something before this press orders anything. */
export const isOpen = ({ line, typed }: Press): boolean =>
  typed !== true && blanksIn(line).length > 0;

/** The order of the line of a press that we made; its blanks hold stand-ins, which a form replaces. */
export function readPress(line: string, known: Known): Order | Misread {
  const names = blanksIn(line);
  if (names.length === 0) return read(line, known);
  const typed = names.reduce(
    (text, name) => text.replaceAll(name, standIns[name]?.typed ?? name),
    line,
  );
  // Names are those of a button that we made: only its blanks are unknown.
  const open = { ...known, people: [], plans: [], steps: [], checks: [], releases: [] };
  return read(typed, open);
}

/** The fields of the order that the blanks of its press stand in. */
export function blanksOf(press: Press, order: Order): readonly Blank[] {
  if (!isOpen(press)) return [];
  const { line } = press;
  const fields = Object.entries(order);
  return blanksIn(line).flatMap((name) => {
    const standIn = standIns[name]?.read ?? name;
    const field = fields.find(([, value]) => value === standIn)?.[0];
    const kind = name.replaceAll(/[<>]/gu, '');
    return field === undefined ? [] : [{ name: kind.replace('@', ''), field, kind }];
  });
}
