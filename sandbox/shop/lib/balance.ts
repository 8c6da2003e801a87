/** One backend and its share of the traffic, relative to the others. */
export type Weighted = { readonly id: string; readonly weight: number };

/** Picks backends in proportion to their weights, spread evenly: nginx's smooth weighted round robin. Answers undefined where every weight is 0. */
export function newBalance(): <T extends Weighted>(backends: readonly T[]) => T | undefined {
  const credit = new Map<string, number>();
  return (backends) => {
    const open = backends.filter(({ weight }) => weight > 0);
    for (const { id, weight } of open) credit.set(id, (credit.get(id) ?? 0) + weight);
    const [best] = open.toSorted((a, b) => (credit.get(b.id) ?? 0) - (credit.get(a.id) ?? 0));
    const total = open.reduce((sum, { weight }) => sum + weight, 0);
    if (best) credit.set(best.id, (credit.get(best.id) ?? 0) - total);
    return best;
  };
}
