import { overTexts } from '../../../core/texts/slack-standing.ts';
import type { Message } from '../../blocks/message.ts';
import { context } from '../../blocks/parts.ts';
import { limits } from '../../limits/numbers.ts';

const words = overTexts.again;

/** A message that may stand twice says so: whoever reads both has to know which one goes on. */
export function again({ text, blocks }: Message): Message {
  const isFull = blocks.length === 0 || blocks.length >= limits.messageBlocks;
  return { text: `Again: ${text}`, blocks: isFull ? blocks : [context(words), ...blocks] };
}
