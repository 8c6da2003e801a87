import type { StepSpec } from '../../core/plan/plan.ts';
import type { StepRow } from '../../core/texts/steps.ts';
import { html, type Markup } from './markup.ts';

type Step = Pick<StepSpec, 'id' | 'needs'>;

const box = { width: 190, height: 58, gapX: 24, gapY: 44 } as const;
const margin = 6;
const letters = 24;

/** In which line of the graph a step stands: one below the lowest of those that it needs. */
function levelsOf(steps: readonly Step[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  // A plan is in an order in which whatever is needed comes first.
  for (const { id, needs } of steps) {
    levels.set(id, Math.max(-1, ...needs.map((need) => levels.get(need) ?? -1)) + 1);
  }
  return levels;
}

type Spot = { readonly x: number; readonly y: number };

function spotsOf(steps: readonly Step[]): ReadonlyMap<string, Spot> {
  const levels = levelsOf(steps);
  const taken = new Map<number, number>();
  return new Map(
    steps.map(({ id }) => {
      const level = levels.get(id) ?? 0;
      const place = taken.get(level) ?? 0;
      taken.set(level, place + 1);
      const x = margin + place * (box.width + box.gapX);
      return [id, { x, y: margin + level * (box.height + box.gapY) }];
    }),
  );
}

const cut = (text: string): string => {
  const all = Array.from(text);
  return all.length > letters ? `${all.slice(0, letters - 1).join('')}…` : text;
};

/** Short enough for a box; the list says it in full. */
const words = {
  pending: 'not started',
  in_progress: 'under way',
  complete: 'done',
  error: 'needs somebody',
} as const satisfies Record<StepRow['progress'], string>;

const node = ({ id, name, says, progress, number, aside }: StepRow, { x, y }: Spot): Markup =>
  html`<g class="node ${progress}"><title>${name}: ${says}</title><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="8"/><text x="${x + 10}" y="${y + 24}">${number !== undefined && `${number}. `}${cut(id)}</text><text class="small" x="${x + 10}" y="${y + 44}">${cut(aside ?? words[progress])}</text></g>`;

function edge(from: Spot, to: Spot): Markup {
  const [x1, y1] = [from.x + box.width / 2, from.y + box.height];
  const [x2, y2] = [to.x + box.width / 2, to.y - 3];
  const bend = (y1 + y2) / 2;
  return html`<path class="edge" d="M${x1} ${y1} C${x1} ${bend} ${x2} ${bend} ${x2} ${y2}" marker-end="url(#arrow)"/>`;
}

/** The steps of a plan as boxes, and what each waits for as arrows. The list beside it says the same in words. */
export function planGraph(steps: readonly Step[], rows: readonly StepRow[]): Markup {
  const spots = spotsOf(steps);
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
    return spot ? [node(row, spot)] : [];
  });
  return html`<figure class="wide" tabindex="0" aria-label="The plan as a graph"><svg class="plan" role="img" aria-label="Steps of the plan and what each waits for; the list says the same" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>${edges}${nodes}</svg></figure>`;
}
