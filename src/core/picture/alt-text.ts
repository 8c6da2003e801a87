import { capital, count, list, oneLine, sentences } from '../texts/words.ts';
import { headLines, modeShout } from './head.ts';
import type { Picture, Row } from './picture.ts';

/** Slack takes no more characters at an upload (`alt_txt` of files.getUploadURLExternal), and nobody listens to more. */
const most = 1_000;

/** The picture in a paragraph, the essence first: what a screen reader says in its place. Its twin in words says all. */
export function altText(picture: Picture): string {
  const { mode, strategies, steps, checks, changes, rungs } = picture;
  const [first, title, targets, when] = headLines(picture, 'UTC');
  const text = sentences(
    modeShout(mode),
    `Timeline of ${first}: ${title}`,
    targets,
    when,
    ...strategies.map((row) => capital(said(row))),
    lane('Steps', steps),
    lane('Checks', checks),
    rungs.length === 0
      ? undefined
      : `Rungs: ${list(
          rungs.map(({ word }) => word),
          14,
        )}`,
    changes.length === 0
      ? undefined
      : `Figures: ${list(changes.map(({ name, before, after }) => `${name} ${before} → ${after}`))}`,
    'The same stands beside it in words',
  );
  return oneLine(text, most - 1);
}

const said = ({ name, says }: Row): string => `${name}: ${says.replace(/\.$/u, '')}`;

/** How many rows a lane has, and those of them that did not go well. */
function lane(title: string, rows: readonly Row[]): string | undefined {
  if (rows.length === 0) return undefined;
  const odd = rows.filter(({ parts }) =>
    parts.some(({ tone }) => tone === 'bad' || tone === 'unclear'),
  );
  return odd.length === 0
    ? `${title}: ${count(rows.length, 'row')}, none failed or unclear`
    : `${title}: ${count(rows.length, 'row')}; not all well in ${list(odd.map(said), 6)}`;
}
