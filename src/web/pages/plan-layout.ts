import type { StepSpec } from '../../core/plan/plan.ts';

/** What the graph shows of a step of the plan. */
export type Planned = Pick<StepSpec, 'id' | 'name' | 'needs' | 'wave' | 'rest'>;

/** Where a box stands: in which line from above, and in which place from the left. */
export type Place = { readonly line: number; readonly place: number };

/** A wave of the plan begins above this line. */
type Wave = { readonly wave: number; readonly line: number };

export type Layout = {
  readonly places: ReadonlyMap<string, Place>;
  readonly waves: readonly Wave[];
};

/** More boxes beside each other are looked at by nobody: the next ones stand in the line below. */
const mostBeside = 4;

/** How deep a step stands: below all that it needs, and below all of the waves before its own. */
function depthsOf(steps: readonly Planned[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  let before = -1;
  let deepest = -1;
  let current: number | undefined;
  // A plan is in an order in which whatever is needed comes first, and earlier waves before later ones.
  for (const { id, needs, wave } of steps) {
    if (wave !== undefined && wave !== current) {
      current = wave;
      before = deepest;
    }
    const floor = wave === undefined ? -1 : before;
    const depth = Math.max(floor, ...needs.map((need) => depths.get(need) ?? -1)) + 1;
    depths.set(id, depth);
    deepest = Math.max(deepest, depth);
  }
  return depths;
}

/** The steps of a plan in lines, and below them whatever else was done (`beside`: compensation, the way to rest, `finally`). */
export function layoutOf(steps: readonly Planned[], beside: readonly string[]): Layout {
  const depths = depthsOf(steps);
  const byDepth = Map.groupBy(steps, ({ id }) => depths.get(id) ?? 0);
  const levels = [...byDepth].toSorted(([a], [b]) => a - b).map(([, some]) => some);
  const places = new Map<string, Place>();
  const waves: Wave[] = [];
  let line = 0;
  for (const level of [...levels.map((some) => some.map(({ id }) => id)), beside]) {
    for (const [index, id] of level.entries()) {
      const at = { line: line + Math.floor(index / mostBeside), place: index % mostBeside };
      places.set(id, at);
    }
    line += Math.ceil(level.length / mostBeside);
  }
  for (const { id, wave } of steps) {
    if (wave === undefined || waves.some((one) => one.wave === wave)) continue;
    waves.push({ wave, line: places.get(id)?.line ?? 0 });
  }
  return { places, waves };
}
