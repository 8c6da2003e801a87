import type { Action } from '../../core/texts/next.ts';
import { cut } from '../limits/cut.ts';
import { bareLine } from './press.ts';

/** What fits on a button of a phone; what it is about stands in the text around it. */
const mostLetters = 16;

/** Labels of the lists of what makes sense now, verb first and short. */
const short: Readonly<Record<string, string>> = {
  'See the card and decide': 'See the card',
  'Ask the checks again and go on': 'Ask again',
  'Go on without the check': 'Waive the check',
  'Go on without it': 'Skip the step',
  'Drop the switch and end all': 'Abort',
  'When it is done': 'Say it is done',
};

export const buttonLabel = ({ label }: Pick<Action, 'label'>): string =>
  cut(short[label] ?? label, mostLetters);

/** The word of a command that says what it does: `stop` in `/rollback stop`. */
export const verbIn = (command: string): string => bareLine(command).split(' ')[1] ?? '';
