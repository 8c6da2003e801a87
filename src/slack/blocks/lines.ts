import type { KnownBlock } from '@slack/types';
import { limits, ours } from '../limits/numbers.ts';
import { type Message, message } from './message.ts';
import { markup } from './parts.ts';
import { mrkdwn } from './words.ts';

/** Some events as one message of the thread, a line each. */
export const linesMessage = (lines: readonly string[]): Message =>
  message(lines, textBlocks(lines.join('\n')));

/**
 * A long text over as many sections as it needs. What is more than a message bears is counted in the last one: nothing
 * is cut off in silence.
 */
export function textBlocks(text: string, most: number = ours.allBlocks): readonly KnownBlock[] {
  const lines = text.split('\n');
  const told: string[] = [];
  let taken = 0;
  for (const [index, line] of lines.entries()) {
    // Of a line that is longer than everything may be, no more is looked at.
    for (const piece of inPieces(line.slice(0, most))) {
      taken += piece.length + 1;
      if (taken > most - more(lines.length).length)
        return sections([...told, more(lines.length - index)]);
      told.push(piece);
    }
  }
  return sections(told);
}

/** The first line in bold, over the others. */
export const titledBlocks = ([first = '', ...rest]: readonly string[]): readonly KnownBlock[] => [
  markup(`*${mrkdwn(first, 300)}*`),
  ...textBlocks(rest.join('\n')),
];

/** Lines of markup in as few sections as hold them. */
function sections(lines: readonly string[]): readonly KnownBlock[] {
  const full: string[] = [];
  let open: readonly string[] = [];
  for (const line of lines) {
    const wider = [...open, line];
    if (wider.join('\n').length > limits.sectionText) {
      full.push(joined(open));
      open = [line];
    } else open = wider;
  }
  return [...full, joined(open)].filter(isTold).map(markup);
}

const joined = (lines: readonly string[]): string => lines.join('\n').replace(/^\n+|\n+$/gu, '');
const isTold = (text: string): boolean => text.trim() !== '';
const more = (count: number): string =>
  `… and ${count} more ${count === 1 ? 'line' : 'lines'} than Slack shows. The command line shows all.`;

/** Escaped, this many characters of any kind fit into a section. */
const pieceLength = 550;

/** A line as markup; one that is longer than a section bears in pieces, of which each is a line. */
function inPieces(line: string): readonly string[] {
  if (line.trim() === '') return [''];
  const whole = mrkdwn(line, Number.POSITIVE_INFINITY);
  if (whole.length < limits.sectionText) return [whole];
  const words = line.split(/(?<=\s)/u).flatMap((word) => chunks(word, pieceLength));
  const pieces: string[] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + word.length <= pieceLength) {
      pieces[pieces.length - 1] = last + word;
    } else pieces.push(word);
  }
  return pieces.map((piece) => mrkdwn(piece, limits.sectionText));
}

function chunks(word: string, most: number): readonly string[] {
  const points = Array.from(word);
  const size = Math.floor(most / 2);
  return Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size).join(''),
  );
}
