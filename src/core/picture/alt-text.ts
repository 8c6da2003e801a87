import { capital, count, list, oneLine, sentences } from '../texts/words.ts';
import { headLines, modeShout } from './head.ts';
import type { Picture, Row } from './picture.ts';

/** Slack takes no more characters (files.getUploadURLExternal, `alt_txt`), and nobody listens to more. */
const most = 1_000;

/** The picture in a paragraph, the essence first: what a screen reader says in its place. */
export function altText(picture: Picture): string {
  const { mode, strategies, steps, checks, changes, rungs } = picture;
  const [first, title, targets, when] = headLines(picture, 'UTC');
  const shout = modeShout(mode);
  const said = (rows: readonly Row[]): readonly string[] =>
    rows.map(({ name, says }) => `${name}, ${says.replace(/\.$/u, '')}`);
  const text = sentences(
    shout,
    `Timeline of ${first}: ${title}`,
    targets,
    when,
    rungs.length === 0
      ? undefined
      : `Rungs: ${list(
          rungs.map(({ word }) => word),
          14,
        )}`,
    ...said(strategies).map(capital),
    steps.length === 0
      ? undefined
      : `${count(steps.length, 'row')} of steps: ${list(said(steps), 30)}`,
    checks.length === 0 ? undefined : `Checks: ${list(said(checks), 30)}`,
    changes.length === 0
      ? undefined
      : `Figures: ${list(changes.map(({ name, before, after }) => `${name} ${before} → ${after}`))}`,
  );
  return oneLine(text, most);
}
