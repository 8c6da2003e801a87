import type { Ask } from '../asks.ts';
import type { Voice } from './voice.ts';
import { clock, people } from './words.ts';

/** Of whom it is asked, and until when: `Asked of Bo until 03:11 UTC`. */
export function askedOf({ of, until }: Pick<Ask, 'of' | 'until'>, voice: Voice): string {
  const who = of.length === 0 ? 'anybody here' : people(of, voice);
  return `Asked of ${who}${until === undefined ? '' : ` until ${clock(until, voice)}`}`;
}

/** An ask as one line of a status: of whom, until when, what, and the likeliest answer to type. */
export function askLine(ask: Ask, voice: Voice): string {
  const [first = ''] = ask.lines;
  const [answer] = ask.actions;
  const typed = answer === undefined ? '' : ` ${answer.command}`;
  return `${askedOf(ask, voice)}: ${first}${typed}`;
}
