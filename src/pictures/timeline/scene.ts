import type { Look } from '../../app/ports/pictures.ts';
import { headLines, modeShout } from '../../core/picture/head.ts';
import type { Change, Picture, Row } from '../../core/picture/picture.ts';
import { type Block, gap, scaled, stacked } from '../blocks.ts';
import type { Scene, Shape } from '../scene.ts';
import { themes } from '../theme.ts';
import { legendBlock, marksBlock } from './marks.ts';
import { axisBlock, rowBlock, section, stairBlock } from './rows.ts';
import { scaleOf } from './scale.ts';
import { across, sheets } from './sheet.ts';
import type { Paper } from './track.ts';

/** The timeline as a drawing, as high as it has to be. */
export function timelineScene(
  picture: Picture,
  { theme: name, shape: layout, width, zone }: Look,
): Scene {
  const theme = themes[name];
  const sheet = sheets[layout];
  const paper: Paper = { theme, zone, sheet, scale: scaleOf(picture, sheet, zone) };
  const { height, shapes } = stacked([...head(picture, paper), ...lanes(picture, paper)]);
  const by = width / sheet.width;
  return {
    width,
    height: Math.ceil(height * by),
    background: theme.background,
    shapes: shapes.map((shape) => scaled(shape, by)),
  };
}

function lanes(picture: Picture, paper: Paper): readonly Block[] {
  const { rungs, strategies, steps, checks, changes } = picture;
  const rows = (all: readonly Row[]): readonly Block[] => all.map((row) => rowBlock(paper, row));
  const stairs = rungs.map((part) => stairBlock(paper, part));
  const figures = changes.map((one) => change(one, paper));
  return [
    gap(8),
    axisBlock(paper),
    section('Ladder of recovery', paper, stairs),
    section('Strategies', paper, rows(strategies)),
    section('Steps', paper, rows(steps)),
    section('Checks', paper, rows(checks)),
    section('Decisions and events', paper, marks(picture, paper)),
    section('Figures before the run and after it', paper, figures),
    foot(picture, paper),
  ];
}

function head(picture: Picture, paper: Paper): readonly Block[] {
  const { theme, zone, sheet } = paper;
  const { letters } = sheet;
  const [first, title, ...rest] = headLines(picture, zone);
  return [
    ...shout(picture, paper),
    gap(18),
    across(sheet, first, { size: letters.head, color: theme.soft, bold: true, most: 2 }),
    across(sheet, title, { size: letters.title, color: theme.text, bold: true, most: 2 }),
    ...rest.map((line) => across(sheet, line, { size: letters.text, color: theme.text, most: 2 })),
  ];
}

/** Nobody takes a drill for the real thing. */
function shout(picture: Picture, { theme, sheet }: Paper): readonly Block[] {
  const says = modeShout(picture.mode);
  if (says === undefined) return [];
  const words = across(sheet, says, {
    size: sheet.letters.heading,
    color: theme.onLoud,
    bold: true,
    most: 2,
  });
  const height = words.height + 28;
  const ground: Shape = { is: 'rect', x: 0, y: 0, width: sheet.width, height, fill: theme.loud };
  return [{ height, shapes: [ground, ...stacked([gap(14), words]).shapes] }];
}

const marks = ({ marks: all }: Picture, paper: Paper): readonly Block[] =>
  all.length === 0 ? [] : [marksBlock(paper, all), ...all.map((mark) => legendBlock(paper, mark))];

const change = ({ name, before, after }: Change, { theme, sheet }: Paper): Block =>
  across(sheet, `${name}: ${before} → ${after}`, {
    size: sheet.letters.text,
    color: theme.text,
    most: 2,
  });

/** How to read it, in words: what it shows is told by no color alone. */
const foot = ({ entries, marks: all }: Picture, { theme, zone, sheet }: Paper): Block =>
  stacked([
    gap(18),
    across(
      sheet,
      `Bars: plain went well, dotted ran, slanted lines failed, crossed lines nobody can tell, hollow waited, pale with dashes neither. Torn: nothing happened for long. Clock times are ${zone}. ${all.length} of ${entries} entries of the timeline are marked.`,
      { size: sheet.letters.small, color: theme.soft, most: 6 },
    ),
    gap(18),
  ]);
