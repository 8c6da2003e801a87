import type { Ask } from '../asks.ts';
import type { Voice } from './voice.ts';
import { clock, people } from './words.ts';

/** Of whom it is asked, and until when: `Bo until 03:11 UTC`. */
function whom({ of, until }: Pick<Ask, 'of' | 'until'>, voice: Voice): string {
  const who = of.length === 0 ? 'anybody here' : people(of, voice);
  return `${who}${until === undefined ? '' : ` until ${clock(until, voice)}`}`;
}

/** The same as a sentence without its period: `Asked of Bo until 03:11 UTC`, or `For Bo` where nobody has to answer. */
export const askedOf = (ask: Pick<Ask, 'of' | 'until' | 'tells'>, voice: Voice): string =>
  `${ask.tells ? 'For' : 'Asked of'} ${whom(ask, voice)}`;

/** `Until 15:14 UTC.`; empty where it may be answered as long as it stands. */
export const untilText = ({ until }: Pick<Ask, 'until'>, voice: Voice): string =>
  until === undefined ? '' : `Until ${clock(until, voice)}.`;

/** An ask as one line under the heading "Asked of": whom, until when, what, and the likeliest answer to type, or how any is. */
export function askLine(ask: Ask, voice: Voice): string {
  const [first = ''] = ask.lines;
  const typed = ask.open ?? ask.actions[0]?.command;
  return `${whom(ask, voice)}: ${first}${typed === undefined ? '' : ` ${typed}`}`;
}
