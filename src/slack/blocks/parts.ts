import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  SectionBlock,
} from '@slack/types';
import { limits } from '../limits/numbers.ts';
import { mrkdwn, plain } from './words.ts';

/** The few kinds of blocks that our messages are made of, from texts of any origin. */

/** Markup that is ours already: `mrkdwn()` and mentions. */
export const markup = (text: string): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text, verbatim: true },
});

export const section = (text: string, most: number = limits.sectionText): SectionBlock =>
  markup(mrkdwn(text, most));

export const context = (text: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: mrkdwn(text, limits.contextText), verbatim: true }],
});

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plainText(text, limits.header),
});

export const plainText = (text: string, most: number) =>
  ({ type: 'plain_text', text: plain(text, most), emoji: false }) as const;

/** A row of buttons; nothing without any. */
export const row = (
  buttons: readonly (Button | undefined)[],
  id: string,
): ActionsBlock | undefined => {
  const elements = buttons.filter((button) => button !== undefined);
  return elements.length === 0 ? undefined : { type: 'actions', block_id: id, elements };
};

/** A bold heading with its lines, in at most so many characters; nothing without lines. */
export const listed = (
  heading: string,
  lines: readonly string[],
  most: number = limits.sectionText,
): KnownBlock | undefined =>
  lines.length === 0
    ? undefined
    : markup(`*${mrkdwn(heading, 100)}*\n${bullets(lines, most - 110)}`);

/** Lines as bullets within so many characters; what does not fit is counted. */
function bullets(lines: readonly string[], most: number): string {
  const room = most - 20;
  const told: string[] = [];
  let taken = 0;
  for (const line of lines) {
    const bullet = `• ${mrkdwn(line, Math.min(600, room))}`;
    taken += bullet.length + 1;
    if (taken > room && told.length > 0) {
      return [...told, `… and ${lines.length - told.length} more`].join('\n');
    }
    told.push(bullet);
  }
  return told.join('\n');
}
