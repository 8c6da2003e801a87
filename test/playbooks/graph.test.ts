import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allNeeds,
  findCycle,
  inOrderOfNeeds,
  longestPath,
  type Node,
} from '../../src/playbooks/graph.ts';

const nodes = (needs: Readonly<Record<string, string>>): readonly Node[] =>
  Object.entries(needs).map(([id, text]) => ({ id, needs: text.split(' ').filter(Boolean) }));

/** Any graph: every node needs any others, itself included. */
const anyGraph = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc
    .array(fc.subarray(Array.from({ length: size }, (_, index) => `n${index}`)), {
      minLength: size,
      maxLength: size,
    })
    .map((all) => all.map((needs, index): Node => ({ id: `n${index}`, needs }))),
);
/** Any graph without a cycle: every node needs only earlier ones. */
const acyclic = anyGraph.map((graph) =>
  graph.map(({ id, needs }, index) => ({
    id,
    needs: needs.filter((need) => Number(need.slice(1)) < index),
  })),
);

describe('a graph of steps', () => {
  test('is put in an order in which each step follows all it needs', () => {
    fc.assert(
      fc.property(acyclic, (graph) => {
        const order = inOrderOfNeeds(graph.toReversed());
        expect(order).toHaveLength(graph.length);
        for (const { id, needs } of graph) {
          for (const need of needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(id));
        }
      }),
    );
  });

  test('has a cycle exactly when it cannot be ordered, and each member of it needs the next', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const cycle = findCycle(graph);
        expect(cycle === undefined).toBe(inOrderOfNeeds(graph).length === graph.length);
        const byId = new Map(graph.map((node) => [node.id, node.needs]));
        cycle?.slice(0, -1).forEach((id, at) => expect(byId.get(id)).toContain(cycle[at + 1]));
        expect(cycle?.at(0)).toBe(cycle?.at(-1));
      }),
    );
  });

  test('names the members of a cycle in order and nobody who only waits for it', () => {
    expect(findCycle(nodes({ late: 'a', a: 'b', b: 'c', c: 'a' }))).toEqual(['a', 'b', 'c', 'a']);
  });

  test('takes as long as its dearest chain', () => {
    const graph = nodes({ a: '', b: 'a', c: 'a', d: 'b c' });
    const cost = new Map([
      ['a', 1],
      ['b', 10],
      ['c', 100],
      ['d', 1_000],
    ]);
    expect(longestPath(graph, ({ id }) => cost.get(id) ?? 0)).toBe(1_101);
    expect(longestPath([], () => 1)).toBe(0);
  });

  test('knows what a step needs through others', () => {
    expect(allNeeds(nodes({ a: '', b: 'a', c: 'b', d: '' }), 'c')).toEqual(new Set(['b', 'a']));
  });

  test('of ten thousand steps in a row is ordered without running out of stack', () => {
    const row = Array.from({ length: 10_000 }, (_, at) => ({
      id: `n${at}`,
      needs: at === 0 ? [] : [`n${at - 1}`],
    }));
    expect(longestPath(row, () => 1)).toBe(10_000);
    expect(findCycle([{ id: 'n0', needs: ['n9999'] }, ...row.slice(1)])).toHaveLength(10_001);
  });
});
