import { oneLine } from '../texts/words.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Stands between @ and a name, takes no room, and keeps a reader's program from calling the person. */
const wordJoiner = '\u2060';

/**
 * Text of people as inert Markdown on one line: no HTML, no link, no emphasis, no table cell of its own, no mention
 * (`@here`, Slack's `<!channel>`). What a person reads stays what was written.
 */
export const escaped = (text: string): string =>
  oneLine(text, 4_000)
    .replace(/[\\`*_[\]|~#$!]/gu, String.raw`\$&`)
    .replace(/[&<>]/gu, (character) => entities[character] ?? '')
    .replace(/@(?=\S)/gu, `@${wordJoiner}`);
