import type { AskedFor, Confirmed } from '../../app/ports/anchors.ts';
import { type Anchor, anchorDigest, anchorIn } from '../../core/proof/anchor.ts';
import { canonical } from '../../lib/canonical.ts';

/** What a place holds as the anchors of a registry, by their numbers, as it stands there. */
export type Held = ReadonlyMap<number, string>;

/** So many contradictions are told, the first ones first: of a history written anew there is one for each anchor. */
const most = 20;

/**
 * Holds all that stands at a place against the anchors of the registry, not only what the registry says that it brought:
 * whoever writes a history anew also writes what was brought where. `receipts` are what has to be there.
 */
export function confirmedBy(
  place: string,
  held: Held,
  { registry, anchors, receipts }: AskedFor,
): Confirmed {
  const own = new Map(anchors.map((anchor) => [anchor.number, anchor]));
  const missing = receipts
    .filter(({ anchor }) => !held.has(anchor.number))
    .map(({ anchor }) => `anchor ${anchor.number} is missing in ${place}`);
  const read = new Map([...held].map(([number, text]) => [number, anchorIn(text)]));
  const numbers = [...held.keys()].toSorted((a, b) => a - b);
  const wrong = numbers.flatMap((number) => {
    const there = { number, text: held.get(number) ?? '', anchor: read.get(number) };
    const what = contradiction(there, {
      own: own.get(number),
      before: read.get(number - 1),
      registry,
    });
    return what === undefined ? [] : [`${what} in ${place}`];
  });
  const last = receipts.findLast(({ anchor }) => held.get(anchor.number) === canonical(anchor));
  const newest = numbers.map((number) => read.get(number)).findLast((one) => one !== undefined);
  return {
    last: last && { anchor: last.anchor, at: undefined },
    newest,
    problems: [...missing, ...wrong].slice(0, most),
  };
}

type There = {
  readonly number: number;
  readonly text: string;
  readonly anchor: Anchor | undefined;
};
type Beside = {
  readonly own: Anchor | undefined;
  readonly before: Anchor | undefined;
  readonly registry: string;
};

/** An anchor that the registry lost with its end, or with a backup, can still be held against the one before it there. */
function contradiction(
  { number, text, anchor }: There,
  { own, before, registry }: Beside,
): string | undefined {
  const name = `anchor ${number}`;
  if (anchor === undefined) return `${name} cannot be read`;
  if (own !== undefined && text !== canonical(own)) return `${name} is another one`;
  if (anchor.number !== number || anchor.registry !== registry) return `${name} is another one`;
  return before === undefined || anchor.previous === anchorDigest(before)
    ? undefined
    : `${name} does not continue the one before it`;
}
