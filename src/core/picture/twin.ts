import { sayDuration } from '../../lib/durations.ts';
import { millis } from '../ids.ts';
import { headLines, modeShout, momentIn } from './head.ts';
import type { Picture, Row, Stretch } from './picture.ts';

/** All that the picture says, in lines, for whoever does not see it: with times of the zone, a blank line between its parts. */
export function twinText(picture: Picture, zone = 'UTC'): string {
  const { mode, quiet, rungs, strategies, steps, checks, marks, changes } = picture;
  const rows = (all: readonly Row[]): readonly string[] =>
    all.map(({ name, says }) => `- ${name}: ${says}`);
  const figures = changes.map(({ name, before, after }) => `- ${name}: ${before} → ${after}`);
  const breaks = quiet.map((one) => `- ${stretch(one, zone)}`);
  const events = marks.map(({ at, entry, text }) => `- ${momentIn(at, zone)}, ${entry}: ${text}`);
  return [
    [modeShout(mode), ...headLines(picture, zone)].filter((line) => line !== undefined),
    part(
      'Ladder of recovery',
      rungs.map((one) => `- ${one.word}: ${stretch(one, zone)}`),
    ),
    part('Strategies', rows(strategies)),
    part('Steps', rows(steps)),
    part('Checks', rows(checks)),
    part('Decisions and events', events),
    part('Figures before the run and after it', figures),
    part('Nothing happened', breaks),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const part = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines];

const stretch = ({ from, to }: Stretch, zone: string): string =>
  `${momentIn(from, zone)} to ${momentIn(to, zone)}, ${sayDuration(millis(to) - millis(from))}`;
