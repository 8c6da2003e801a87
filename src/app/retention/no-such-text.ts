import { type Refusal, refuse } from '../../core/refusals.ts';
import type { Erasure } from '../ports/erasure.ts';
import type { Registry } from '../ports/registry.ts';

/** Why a text cannot be erased that is not there, with what is; nothing where no text of an event was meant. */
export async function noSuchText(
  registry: Pick<Registry, 'read' | 'texts'>,
  what: Erasure['what'],
): Promise<Refusal<'NoSuchText'> | undefined> {
  if (what.kind !== 'text') return undefined;
  const { stream, version, name } = what;
  const event = `${stream}#${version}`;
  const after = await registry.read(stream, version - 1);
  const found = after.find((one) => one.version === version);
  if (found === undefined) return refuse('NoSuchText', { event, name, names: null });
  const [kept = {}] = (await registry.texts([found])).values();
  const names = Object.groupBy(Object.keys(found.texts), (one) =>
    kept[one] === undefined ? 'erased' : 'there',
  );
  const { there = [], erased = [] } = names;
  return refuse('NoSuchText', { event, name, names: { there, erased } });
}
