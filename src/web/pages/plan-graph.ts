import { planNames, progressWords } from '../../core/texts/incident-page.ts';
import type { StepRow } from '../../core/texts/steps.ts';
import { html, type Markup } from './markup.ts';
import { type Layout, layoutOf, type Place, type Planned } from './plan-layout.ts';

const box = { width: 214, height: 84, gapX: 22, gapY: 46 } as const;
const margin = 6;
const letters = 23;
/** Room to the left of a line at which a wave begins. */
const waveRoom = 78;

type Spot = { readonly x: number; readonly y: number };

/** A text in at most two lines, at its blanks where there are any; what is left over is cut off. */
function inTwo(text: string): readonly [string, string] {
  const all = Array.from(text);
  if (all.length <= letters) return [text, ''];
  const blank = all.lastIndexOf(' ', letters);
  const end = blank > letters / 3 ? blank : letters;
  return [all.slice(0, end).join(''), cut(all.slice(end).join('').trim())];
}

const cut = (text: string): string => {
  const all = Array.from(text);
  return all.length > letters ? `${all.slice(0, letters - 1).join('')}…` : text;
};

/** Each state has a shape of its own, beside its word: a ring, an arrow, a tick, a cross. */
const shapes = {
  pending: html`<circle r="6"/>`,
  in_progress: html`<path d="M-5 -6 L6 0 L-5 6 z"/>`,
  complete: html`<path class="open" d="M-6 0 L-2 5 L6 -5"/>`,
  error: html`<path class="open" d="M-5 -5 L5 5 M-5 5 L5 -5"/>`,
} as const satisfies Record<StepRow['progress'], Markup>;

function node(row: StepRow, step: Planned | undefined, { x, y }: Spot): Markup {
  const { name, says, progress, number, aside } = row;
  const [first, second] = inTwo(
    `${number === undefined ? '' : `${number}. `}${step?.name ?? name}`,
  );
  const rest = step?.rest === true;
  return html`<g class="node ${progress}"><title>${name}: ${says}${rest && `, ${planNames.rest}`}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="8"/>${rest && html`<path class="rest" d="M${x + 12} ${y + box.height - 5} H${x + box.width - 12}"/>`}<text x="${x + 12}" y="${y + 23}">${first}</text><text x="${x + 12}" y="${y + 42}">${second}</text><g class="shape" transform="translate(${x + 19} ${y + 64})">${shapes[progress]}</g><text class="small" x="${x + 34}" y="${y + 69}">${cut(aside ?? progressWords[progress])}</text></g>`;
}

function edge(from: Spot, to: Spot): Markup {
  const [x1, y1] = [from.x + box.width / 2, from.y + box.height];
  const [x2, y2] = [to.x + box.width / 2, to.y - 3];
  const bend = (y1 + y2) / 2;
  return html`<path class="edge" d="M${x1} ${y1} C${x1} ${bend} ${x2} ${bend} ${x2} ${y2}" marker-end="url(#arrow)"/>`;
}

/** A broken line over all of a wave, with its number. */
const waveLine = (wave: number, y: number, width: number): Markup =>
  html`<g class="wave"><path d="M${margin} ${y} H${width - margin}"/><text class="small" x="${margin}" y="${y + 18}">${planNames.wave} ${wave}</text></g>`;

const spotOf = ({ line, place }: Place, left: number): Spot => ({
  x: left + place * (box.width + box.gapX),
  y: margin + line * (box.height + box.gapY),
});

/**
 * The steps of a plan as boxes, what each waits for as arrows, and its waves; below them what else was done. The list under
 * it says the same in words.
 */
export function planGraph(steps: readonly Planned[], rows: readonly StepRow[]): Markup {
  const beside = rows.filter(({ id }) => steps.every((step) => step.id !== id));
  const { places, waves }: Layout = layoutOf(
    steps,
    beside.map(({ id }) => id),
  );
  const left = margin + (waves.length > 0 ? waveRoom : 0);
  const spots = new Map([...places].map(([id, place]) => [id, spotOf(place, left)]));
  const all = [...spots.values()];
  const width = Math.max(...all.map(({ x }) => x)) + box.width + margin;
  const height = Math.max(...all.map(({ y }) => y)) + box.height + margin;
  const edges = steps.flatMap(({ id, needs }) =>
    needs.flatMap((need) => {
      const [from, to] = [spots.get(need), spots.get(id)];
      return from && to ? [edge(from, to)] : [];
    }),
  );
  const nodes = rows.flatMap((row) => {
    const spot = spots.get(row.id);
    const step = steps.find(({ id }) => id === row.id);
    return spot ? [node(row, step, spot)] : [];
  });
  const lines = waves.map(({ wave, line }) =>
    waveLine(wave, spotOf({ line, place: 0 }, left).y - box.gapY / 2 + 4, width),
  );
  return html`<figure class="wide" tabindex="0" aria-label="${planNames.figure}"><svg class="plan" role="img" aria-label="${planNames.graph}" viewBox="0 ${-box.gapY / 2} ${width} ${height + box.gapY / 2}" width="${width}" height="${height + box.gapY / 2}"><defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>${lines}${edges}${nodes}</svg></figure>`;
}
