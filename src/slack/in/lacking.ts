import { exactVerb } from '../../../commands/lookup.ts';
import { isMisread } from '../../../commands/read.ts';
import type { Known } from '../../../commands/verb.ts';
import type { Order } from '../../core/orders.ts';
import { readPress } from '../forms/blanks.ts';

/** Verbs whose form is opened when they are typed without all that they need, and what they may lack, the least first. */
const blanks: Readonly<Record<string, readonly string[]>> = {
  'rollback switch': ['<reason>', '<plan> <reason>'],
  'incident take-command': ['<reason>'],
};

/** What could be ordered as it was typed, and is better looked at before: the form has what the record would say. */
export const isToWrite = (order: Order): boolean =>
  order.kind === 'publishDraft' && order.text === undefined;

/** The line of such an order with a blank for its text. */
export const withText = (line: string): string => `${line.trim()} <text>`;

/** `/incident report write` without a section: then all of them are asked for at once. */
export function isReportToWrite(line: string, known: Known): boolean {
  const [head = '', ...words] = line.trim().split(/\s+/u);
  const said = head.replace(/^\//u, '').toLowerCase();
  return (
    said === known.names.incident.toLowerCase() &&
    words.length === 2 &&
    ['write', 'edit'].includes((words[1] ?? '').toLowerCase()) &&
    exactVerb('incident', words.join(' '))?.verb.word === 'report'
  );
}

/** The line with a blank for what was left out, as a button has it; undefined where no form would help. */
export function withBlanks(line: string, known: Known): string | undefined {
  const [head = '', ...words] = line.trim().split(/\s+/u);
  const said = head.replace(/^\//u, '').toLowerCase();
  const family = said === known.names.rollback.toLowerCase() ? 'rollback' : said;
  const named = family === known.names.incident.toLowerCase() ? 'incident' : family;
  if (named !== 'rollback' && named !== 'incident') return undefined;
  const verb = exactVerb(named, words.join(' '))?.verb.word;
  return blanks[`${named} ${verb}`]
    ?.map((blank) => `${line.trim()} ${blank}`)
    .find((full) => !isMisread(readPress(full, known)));
}
