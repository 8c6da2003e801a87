import { type Message, message } from './message.ts';
import { markup, section } from './parts.ts';
import { mrkdwn } from './words.ts';

/** The figures of a week: the first line says which, then a line a figure. */
export function digestMessage(text: string): Message {
  const [first = '', ...lines] = text.split('\n');
  const head = first.replaceAll('*', '');
  return message([head, ...lines], [markup(`*${mrkdwn(head, 1_000)}*`), section(lines.join('\n'))]);
}
