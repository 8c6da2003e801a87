import { millis } from '../../core/ids.ts';
import type { Part, Row } from '../../core/picture/picture.ts';
import { sayDuration } from '../../lib/durations.ts';
import { type Block, gap, paragraph, stacked } from '../blocks.ts';
import { drawable, textWidth } from '../fonts.ts';
import type { Shape } from '../scene.ts';
import { across } from './sheet.ts';
import { boxOf, type Paper, track } from './track.ts';

/** Between a name and the bars beside it. */
const gutter = 24;

/** A heading and what stands under it; nothing where there is nothing. */
export function section(title: string, { theme, sheet }: Paper, blocks: readonly Block[]): Block {
  if (blocks.length === 0) return gap(0);
  const size = sheet.letters.heading;
  const heading = across(sheet, title, { size, color: theme.text, bold: true });
  return stacked([gap(18), heading, gap(4), ...blocks]);
}

/** A bar with its name and what became of it; what never began has none. */
export function rowBlock(paper: Paper, { name, says, parts }: Row): Block {
  const { theme, sheet } = paper;
  const { margin, bars, letters, beside } = sheet;
  const text = `${name}: ${says}`;
  const setting = { size: letters.text, color: theme.text, most: 2 };
  const strip = parts.length === 0 ? [] : track(paper, parts);
  if (!beside || strip.length === 0) {
    const height = strip.length === 0 ? 6 : bars.height + 10;
    return stacked([across(sheet, text, setting), { height, shapes: strip }]);
  }
  const width = bars.left - gutter - margin;
  const words = paragraph(text, { ...setting, left: margin, width });
  const height = Math.max(words.height, bars.height);
  const bar = stacked([gap((height - bars.height) / 2), { height: 0, shapes: strip }]);
  return { height: height + 7, shapes: [...words.shapes, ...bar.shapes] };
}

/** A part of the ladder as one stair, with what it is called. */
export const stairBlock = (paper: Paper, part: Part): Block =>
  paper.sheet.beside
    ? rowBlock(paper, {
        name: part.word,
        says: since(part, paper),
        parts: [{ ...part, word: '' }],
      })
    : stairAlone(paper, part);

function since({ from, to }: Part, { scale }: Paper): string {
  const lastedMs = millis(to) - millis(from);
  return `${scale.says(from)}${lastedMs === 0 ? '' : `, ${sayDuration(lastedMs)}`}`;
}

/** What it is called stands on the strip itself, on whichever side has room. */
function stairAlone(paper: Paper, part: Part): Block {
  const { theme, sheet } = paper;
  const { left, right, height } = sheet.bars;
  const box = boxOf(part, paper);
  const says = `${drawable(part.word)}, ${since(part, paper)}`;
  const size = sheet.letters.small;
  const width = textWidth(says, size);
  const isRight = box.x + box.width + 14 + width <= right;
  const isLeft = box.x - 14 - width >= left;
  const x = isRight ? box.x + box.width + 14 : isLeft ? box.x - 14 - width : left + 8;
  const plate: Shape = {
    is: 'rect',
    x: x - 5,
    y: 1,
    width: width + 10,
    height: height - 2,
    fill: theme.band,
  };
  const text = { x, y: height / 2, text: says, size, color: theme.text };
  return {
    height: height + 4,
    shapes: [...track(paper, [{ ...part, word: '' }]), plate, { is: 'text', ...text }],
  };
}

/** The round moments above all bars, as many as have room; the day stands where it begins. */
export function axisBlock({ theme, scale, sheet }: Paper): Block {
  const { bars, letters } = sheet;
  const named: Shape[] = [];
  let free = bars.left;
  let day = '';
  for (const tick of scale.ticks) {
    const says = tick.day === day ? tick.clock : `${tick.day} ${tick.clock}`;
    const width = textWidth(says, letters.small);
    const left = Math.min(Math.max(tick.x - width / 2, bars.left), bars.right - width);
    if (left < free) continue;
    const text = { x: left, y: 14, text: says, size: letters.small, color: theme.soft };
    named.push({ is: 'text', ...text });
    free = left + width + 16;
    day = tick.day;
  }
  return { height: 28, shapes: named };
}
