/**
 * A map that is never changed: `withEntry` answers another one, and both share most of what they hold. A plain copy for
 * each entry makes ten thousand entries cost fifty million; here each is moved a few times. Newer layers are smaller, and
 * what they say goes before what older ones say.
 */
export type Layers<K, V> = readonly ReadonlyMap<K, V>[];

/** The map with this entry in it, instead of what it had there. */
export const withEntry = <K, V>(layers: Layers<K, V>, key: K, value: V): Layers<K, V> =>
  joined([...layers, new Map([[key, value]])]);

/** Each layer stays more than twice as large as the next, so there are few. */
function joined<K, V>(layers: Layers<K, V>): Layers<K, V> {
  const [newest, before] = [layers.at(-1), layers.at(-2)];
  if (newest === undefined || before === undefined || before.size > 2 * newest.size) return layers;
  return joined([...layers.slice(0, -2), new Map([...before, ...newest])]);
}

/** What it has under this key. */
export const entryAt = <K, V>(layers: Layers<K, V>, key: K): V | undefined =>
  layers.findLast((layer) => layer.has(key))?.get(key);

/** All that it has, in the order in which their keys first came. */
export const entriesIn = <K, V>(layers: Layers<K, V>): readonly V[] => [
  ...new Map(layers.flatMap((layer) => [...layer])).values(),
];
