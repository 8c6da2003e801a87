import type { Action } from '../../core/texts/next.ts';
import { bareLine } from './press.ts';

/** What fits on a button: verb first, sixteen characters, the object in the text around it. */
export const mostLetters = 16;

const short: ReadonlyMap<string, string> = new Map([
  ['go', 'See the card'],
  ['resume', 'Go on'],
  ['abort', 'Abort'],
  ['stop', 'Pause'],
  ['retry', 'Try again'],
  ['skip', 'Skip the step'],
  ['ack', 'Say it is done'],
  ['waive', 'Waive the check'],
  ['switch', 'Change course'],
  ['close', 'Close'],
  ['reopen', 'Open again'],
]);

/** The word of the command that says what it does: `stop` in `/rollback stop`. */
export const verbIn = (command: string): string => bareLine(command).split(' ')[1] ?? '';

export function buttonLabel({ label, command }: Action): string {
  const known = short.get(verbIn(command));
  return label.length <= mostLetters && verbIn(command) !== 'ack'
    ? label
    : (known ?? label.slice(0, mostLetters));
}
