/** One word of a line: its text without quotes, and where it stood with them. */
export type Word = {
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
};

// One character class under a star: linear however long the line is.
const blanks = /[\s\u200b\u2060]*/uy;
const noBlanks = /[^\s\u200b\u2060]+/uy;
const blankOrEnd = /[\s\u200b\u2060]|$/uy;

/** Where the next word starts: the first place from `at` on that is not blank. */
export function skipBlanks(line: string, at: number): number {
  blanks.lastIndex = at;
  blanks.exec(line);
  return blanks.lastIndex;
}

/** The next run of characters without a blank, quotes being nothing special. */
export function bareWord(line: string, at: number): Word | undefined {
  const start = skipBlanks(line, at);
  noBlanks.lastIndex = start;
  const text = noBlanks.exec(line)?.[0];
  return text === undefined ? undefined : { text, quoted: false, start, end: start + text.length };
}

/** The next word; one in quotes may hold blanks. A quote that nothing closes is a character like any other. */
export function nextWord(line: string, at: number): Word | undefined {
  return quotedWord(line, at) ?? bareWord(line, at);
}

/** Each opening quote, the quote that closes it, and those that phones and editors put in its place. */
const quotes = new Map([
  ['"', ['"', '”“']],
  ['“', ['”', '"“']],
  ['”', ['”', '"']],
  ['„', ['“', '”"']],
  ['«', ['»', '"']],
  ['»', ['«', '»"']],
  ["'", ["'", '’‘']],
  ['‘', ['’', "'‘"]],
  ['’', ['’', "'"]],
  ['‚', ['‘', "’'"]],
]);
/** True for a text that would be read as a quotation if it stood bare. */
export const opensQuote = (text: string): boolean => quotes.has(text.charAt(0));

/** The quotation that starts here, if one does: it ends at its closing quote before a blank or the end. */
export function quotedWord(line: string, at: number): Word | undefined {
  const start = skipBlanks(line, at);
  for (const closing of quotes.get(line.charAt(start)) ?? []) {
    const close = closeOf(line, start + 1, closing);
    if (close !== undefined) {
      const text = unescaped(line.slice(start + 1, close), closing);
      return { text, quoted: true, start, end: close + 1 };
    }
  }
  return undefined;
}

function closeOf(line: string, from: number, closing: string): number | undefined {
  let backslashes = 0;
  for (let at = from; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (closing.includes(char) && backslashes % 2 === 0 && endsWord(line, at + 1)) return at;
    backslashes = char === '\\' ? backslashes + 1 : 0;
  }
  return undefined;
}

function endsWord(line: string, at: number): boolean {
  blankOrEnd.lastIndex = at;
  return blankOrEnd.test(line);
}

/**
 * Backslashes count only before a quote or at the end, two for one, so that `\\server\share` stays what it is. This is
 * the rule of the Windows command line (CommandLineToArgvW).
 */
function unescaped(text: string, closing: string): string {
  const out: string[] = [];
  let backslashes = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') {
      backslashes += 1;
    } else {
      const special = char === '' || closing.includes(char);
      out.push('\\'.repeat(special ? Math.floor(backslashes / 2) : backslashes), char);
      backslashes = 0;
    }
  }
  return out.join('');
}

/** The text as a quotation that `nextWord` reads back exactly. */
export function quote(text: string): string {
  const out: string[] = [];
  let backslashes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') out.push('\\'.repeat(backslashes + 1));
    out.push(char);
    backslashes = char === '\\' ? backslashes + 1 : 0;
  }
  return `"${out.join('')}${'\\'.repeat(backslashes)}"`;
}
