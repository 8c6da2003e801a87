import { oneLine } from '../texts/words.ts';

/** Stands between @ and a name, takes no room, and keeps a reader's program from calling the person. */
const wordJoiner = '\u2060';

/**
 * Text of people as inert Markdown on one line: no HTML, no link, no emphasis, no table cell of its own, no mention
 * (`@here`, Slack's `<!channel>`). What a person reads stays what was written, and a target can be copied.
 */
export const escaped = (text: string): string =>
  oneLine(text, Number.POSITIVE_INFINITY)
    .replace(/[\\`*_[\]|~#$]/gu, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?<![\p{L}\p{N}])@(?=\S)/gu, `@${wordJoiner}`);
