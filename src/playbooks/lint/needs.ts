import { didYouMean } from '../../lib/say-issue.ts';
import { findCycle } from '../graph.ts';
import { blockNames, type Found, type Subject, stepsOf } from './rule.ts';

/** A step waits for steps of its own block; a `finally` step may also name main steps, and is then due only if one of them was started. */
export function unknownNeeds({ playbook }: Subject): readonly Found[] {
  const main = playbook.steps.map(({ id }) => id);
  return blockNames.flatMap((block) => {
    const own = playbook[block].map(({ id }) => id);
    const known = new Set(block === 'finally' ? [...main, ...own] : own);
    return stepsOf(playbook, block).flatMap(({ path, it }) =>
      it.needs.flatMap((need, index) => {
        if (known.has(need)) return [];
        const hint = didYouMean(need, Array.from(known));
        const message = `needs "${need}", but no step here is called that${hint}`;
        return [{ path: [...path, 'needs', index], message }];
      }),
    );
  });
}

export const cycles = ({ playbook }: Subject): readonly Found[] =>
  blockNames.flatMap((block) => {
    const cycle = findCycle(playbook[block]);
    if (cycle === undefined) return [];
    const index = playbook[block].findIndex(({ id }) => id === cycle[0]);
    const message = `these steps wait for each other: ${cycle.join(' → ')}`;
    return [{ path: [block, index, 'needs'], message }];
  });
