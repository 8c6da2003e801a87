/** A step as the graph sees it. */
export type Node = { readonly id: string; readonly needs: readonly string[] };

/** Only the needs that name one of the nodes themselves: another block's steps and misspellings are not of this graph. */
function needsWithin(nodes: readonly Node[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Set(nodes.map(({ id }) => id));
  return new Map(
    nodes.map(({ id, needs }) => [id, new Set(needs.filter((need) => ids.has(need)))]),
  );
}

function followersOf(needs: ReadonlyMap<string, ReadonlySet<string>>) {
  const followers = new Map<string, string[]>();
  for (const [id, wanted] of needs) {
    for (const need of wanted) followers.set(need, [...(followers.get(need) ?? []), id]);
  }
  return followers;
}

/** The ids in an order in which each comes after all it needs. Those in a cycle, or behind one, are missing. */
export function inOrderOfNeeds(nodes: readonly Node[]): readonly string[] {
  const needs = needsWithin(nodes);
  const followers = followersOf(needs);
  const open = new Map(Array.from(needs, ([id, wanted]) => [id, wanted.size]));
  const order = Array.from(open).flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (const id of order) {
    for (const follower of followers.get(id) ?? []) {
      const left = (open.get(follower) ?? 0) - 1;
      open.set(follower, left);
      if (left === 0) order.push(follower);
    }
  }
  return order;
}

/** One cycle, each id needing the next and the first named again at the end (`a, b, c, a`), or nothing. */
export function findCycle(nodes: readonly Node[]): readonly string[] | undefined {
  const needs = needsWithin(nodes);
  const ordered = new Set(inOrderOfNeeds(nodes));
  // Whoever was not ordered needs somebody who was not either, so following them must come back.
  const stuckNeed = (id: string) =>
    Array.from(needs.get(id) ?? []).find((need) => !ordered.has(need));
  const places = new Map<string, number>();
  let at = nodes.find(({ id }) => !ordered.has(id))?.id;
  while (at !== undefined && !places.has(at)) {
    places.set(at, places.size);
    at = stuckNeed(at);
  }
  if (at === undefined) return undefined;
  return [...Array.from(places.keys()).slice(places.get(at)), at];
}

/** Everything that a node needs, directly or not. */
export function allNeeds(nodes: readonly Node[], id: string): ReadonlySet<string> {
  const needs = needsWithin(nodes);
  const found = new Set(needs.get(id));
  for (const each of found) for (const next of needs.get(each) ?? []) found.add(next);
  return found;
}

/** The cost of the dearest chain of nodes that need each other, in the unit of `cost`. */
export function longestPath<N extends Node>(
  nodes: readonly N[],
  cost: (node: N) => number,
): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Map<string, number>();
  for (const id of inOrderOfNeeds(nodes)) {
    const node = byId.get(id);
    if (node === undefined) continue;
    const begin = node.needs.reduce((latest, need) => Math.max(latest, ends.get(need) ?? 0), 0);
    ends.set(id, begin + cost(node));
  }
  return Array.from(ends.values()).reduce((longest, end) => Math.max(longest, end), 0);
}
