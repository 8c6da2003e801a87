import { exactVerb } from '../../commands/lookup.ts';
import { isMisread, read } from '../../commands/read.ts';
import { fold } from '../../commands/spelling.ts';
import { meansStop } from '../../commands/stopping.ts';
import { type Family, families, type Known } from '../../commands/verb.ts';
import { opensQuote, quote } from '../../commands/words.ts';
import type { OrderKind } from '../core/orders.ts';
import { usualCommands } from '../core/texts/voice.ts';
import type { TimelineOrder } from '../core/timeline/orders.ts';

/** Nothing is known here but the commands: the running process knows the names. */
const nothingKnown: Known = {
  services: [],
  environments: [],
  defaultEnvironment: '',
  people: [],
  plans: [],
  steps: [],
  checks: [],
  releases: [],
  names: usualCommands,
};

/**
 * The command that these words are, as it is typed in a chat. The name of its family may be left out: `declare …` is
 * `/incident declare …`. A word of several families (`status`, `state`, `show`, `new`) is that of the first of incident,
 * rollback, release, drill. What is nobody's word is left as it is, for the process to say what is near.
 */
export function lineOf(words: readonly string[]): string {
  const tail = words.map(word).join(' ');
  const first = fold(words[0] ?? '').replace(/^\//u, '');
  const named = families.find((family) => family === first);
  if (named !== undefined) return [`/${named}`, ...words.slice(1).map(word)].join(' ');
  const family = familyOf(tail);
  return family === undefined ? tail : `/${family} ${tail}`;
}

/** A misspelled stop stops here too. */
const familyOf = (tail: string): Family | undefined =>
  families.find((family) => exactVerb(family, tail) !== undefined) ??
  (meansStop(tail, nothingKnown) ? 'rollback' : undefined);

/** The shell has taken the quotes away; what was one argument stays one word. */
const word = (text: string): string =>
  text === '' || /\s/u.test(text) || opensQuote(text) ? quote(text) : text;

const documents: ReadonlySet<string> = new Set<OrderKind>(['timeline']);

/** Whether the line asks for something that is read as a whole, a page or a table. */
export function isDocument(line: string): boolean {
  const [, family, tail = ''] = /^\/(\S+) ?(.*)$/su.exec(line) ?? [];
  const known = families.find((one) => one === family);
  const found = known && exactVerb(known, tail);
  return found?.verb.orders.some((kind) => documents.has(kind)) === true;
}

/** What the line orders, before the running process has looked at its names. */
export const orderIn = (line: string): ReturnType<typeof read> => read(line, nothingKnown);

/** The timeline that the line asks for; nothing where it asks for something else or cannot be read. */
export function timelineIn(line: string): TimelineOrder | undefined {
  const order = orderIn(line);
  return !isMisread(order) && order.kind === 'timeline' ? order : undefined;
}

/** What follows the family's name, when the line is one of `/rollback`. */
export const rollbackTail = (line: string): string | undefined =>
  line.startsWith('/rollback') ? line.slice('/rollback'.length).trim() : undefined;
