import type { KnownBlock } from '@slack/types';
import { ours } from '../limits/numbers.ts';
import { fallback } from './words.ts';

/** What stands in Slack: blocks, and a text that says the same to screen readers and in notifications. */
export type Message = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** A message whose text comes from lines of any origin; `before` is markup of ours that stands in front, as mentions do. */
export function message(
  lines: readonly string[],
  blocks: readonly (KnownBlock | undefined)[],
  before = '',
): Message {
  const front = before === '' ? '' : `${before} `;
  const room = ours.textBytes - Buffer.byteLength(front, 'utf8');
  return {
    text: `${front}${fallback(lines.join('\n'), room)}`,
    blocks: blocks.filter((block) => block !== undefined),
  };
}
