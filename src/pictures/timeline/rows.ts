import { millis } from '../../core/ids.ts';
import type { Part, Row } from '../../core/picture/picture.ts';
import { sayDuration } from '../../lib/durations.ts';
import { type Block, fullWidth, gap, margin, paragraph, stacked } from '../blocks.ts';
import { drawable, textWidth } from '../fonts.ts';
import type { Shape } from '../scene.ts';
import { barHeight, boxOf, type Paper, track } from './track.ts';

const nameSize = 28;
const smallSize = 26;
const tickSize = 24;

/** A heading and what stands under it; nothing where there is nothing. */
export function section(title: string, { theme }: Paper, blocks: readonly Block[]): Block {
  if (blocks.length === 0) return gap(0);
  const heading = paragraph(title, { size: 32, color: theme.text, bold: true });
  return stacked([gap(26), heading, gap(6), ...blocks]);
}

/** A bar under its name and what became of it; what never began has none. */
export function rowBlock(paper: Paper, { name, says, parts }: Row): Block {
  const { theme } = paper;
  return stacked([
    paragraph(`${name}: ${says}`, { size: nameSize, color: theme.text, most: 2 }),
    parts.length === 0 ? gap(8) : { height: barHeight + 12, shapes: track(paper, parts) },
  ]);
}

/** A part of the ladder as one stair: what it is called stands beside it. */
export function stairBlock(paper: Paper, part: Part): Block {
  const { theme, scale } = paper;
  const box = boxOf(part, scale);
  const clock = scale.says(part.from);
  const lastedMs = millis(part.to) - millis(part.from);
  const says = `${drawable(part.word)}, ${clock}${lastedMs === 0 ? '' : `, ${sayDuration(lastedMs)}`}`;
  const width = textWidth(says, smallSize);
  const isRight = box.x + box.width + 14 + width <= fullWidth - margin;
  const isLeft = box.x - 14 - width >= margin;
  const x = isRight ? box.x + box.width + 14 : isLeft ? box.x - 14 - width : margin + 8;
  const plate: Shape = {
    is: 'rect',
    x: x - 5,
    y: 1,
    width: width + 10,
    height: barHeight - 2,
    fill: theme.band,
  };
  const text = { x, y: barHeight / 2, text: says, size: smallSize, color: theme.text };
  return {
    height: barHeight + 4,
    shapes: [...track(paper, [{ ...part, word: '' }]), plate, { is: 'text', ...text }],
  };
}

/** The round moments above all bars, as many as have room; the day stands where it begins. */
export function axisBlock({ theme, scale }: Paper): Block {
  const named: Shape[] = [];
  let free = margin;
  let day = '';
  for (const tick of scale.ticks) {
    const says = tick.day === day ? tick.clock : `${tick.day} ${tick.clock}`;
    const width = textWidth(says, tickSize);
    const left = Math.min(Math.max(tick.x - width / 2, margin), fullWidth - margin - width);
    if (left < free) continue;
    named.push({ is: 'text', x: left, y: 16, text: says, size: tickSize, color: theme.soft });
    free = left + width + 16;
    day = tick.day;
  }
  return { height: 34, shapes: named };
}
