import type { Look } from '../../app/ports/pictures.ts';
import { headLines, modeShout } from '../../core/picture/head.ts';
import type { Change, Picture, Row } from '../../core/picture/picture.ts';
import { type Block, fullWidth, gap, margin, paragraph, scaled, stacked } from '../blocks.ts';
import type { Scene } from '../scene.ts';
import { themes } from '../theme.ts';
import { legendBlock, marksBlock } from './marks.ts';
import { axisBlock, rowBlock, section, stairBlock } from './rows.ts';
import { scaleOf } from './scale.ts';
import type { Paper } from './track.ts';

/** The timeline as a drawing, as high as it has to be. */
export function timelineScene(picture: Picture, { theme: name, width, zone }: Look): Scene {
  const theme = themes[name];
  const paper: Paper = { theme, zone, scale: scaleOf(picture, zone) };
  const { height, shapes } = stacked([...head(picture, paper), ...lanes(picture, paper)]);
  const by = width / fullWidth;
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

function head(picture: Picture, { theme, zone }: Paper): readonly Block[] {
  const [first, title, ...rest] = headLines(picture, zone);
  return [
    ...shout(picture, theme),
    gap(24),
    paragraph(first, { size: 34, color: theme.soft, bold: true }),
    paragraph(title, { size: 42, color: theme.text, bold: true, most: 2 }),
    ...rest.map((line) => paragraph(line, { size: 28, color: theme.text, most: 2 })),
  ];
}

/** Nobody takes a drill for the real thing. */
function shout(picture: Picture, theme: Paper['theme']): readonly Block[] {
  const says = modeShout(picture.mode);
  if (says === undefined) return [];
  const words = { x: margin, y: 40, text: says, size: 44, color: theme.onLoud, bold: true };
  return [
    {
      height: 80,
      shapes: [
        { is: 'rect', x: 0, y: 0, width: fullWidth, height: 80, fill: theme.loud },
        { is: 'text', ...words },
      ],
    },
  ];
}

const marks = ({ marks: all }: Picture, paper: Paper): readonly Block[] =>
  all.length === 0 ? [] : [marksBlock(paper, all), ...all.map((mark) => legendBlock(paper, mark))];

const change = ({ name, before, after }: Change, { theme }: Paper): Block =>
  paragraph(`${name}: ${before} → ${after}`, { size: 28, color: theme.text, most: 2 });

/** How to read it, in words: what it shows is told by no color alone. */
const foot = ({ entries, marks: all }: Picture, { theme, zone }: Paper): Block =>
  stacked([
    gap(26),
    paragraph(
      `Bars: plain went well, dotted ran, slanted lines failed, crossed lines nobody can tell, hollow waited, pale with dashes neither. Torn: nothing happened for long. Clock times are ${zone}. ${all.length} of ${entries} entries of the timeline are marked.`,
      { size: 24, color: theme.soft, most: 4 },
    ),
    gap(24),
  ]);
