import { oneLine } from '../texts/words.ts';

/** Stands after @, takes no room, and keeps a reader's program from calling the person or linking the address. */
const wordJoiner = '\u2060';

/** What begins a list, a rule or a heading of the line above where a line begins (CommonMark 0.31, 4.1, 4.3, 5.2). */
const beginning = /^(?:[-+=]|\d{1,9}[.)](?=\s|$))/u;
/** What is a link without brackets (GitHub Flavored Markdown, 6.9): `https://…`, `www.…`, an address. */
const [scheme, www, address] = [
  /:(?=\/\/)/gu,
  /(?<![\p{L}\p{N}])(?<name>www)\./giu,
  /@(?=[\w-]+\.[\w-])/gu,
];

/**
 * Text of people as inert Markdown on one line: no HTML, no link, no emphasis, no table cell of its own, no mention
 * (`@here`, Slack's `<!channel>`); and where a line begins with it, no heading, list, quote or rule. What a person reads
 * stays what was written, and a target can be copied.
 */
export const escaped = (text: string): string =>
  oneLine(text, Number.POSITIVE_INFINITY)
    .replace(/[\\`*_[\]|~#$]/gu, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(beginning, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(scheme, String.raw`\:`)
    .replace(www, String.raw`$<name>\.`)
    .replace(address, `@${wordJoiner}`)
    .replace(/(?<![\p{L}\p{N}])@(?=\S)/gu, `@${wordJoiner}`);
