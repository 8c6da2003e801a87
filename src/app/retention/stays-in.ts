import type { Json } from '../../lib/json.ts';
import type { Erasure } from '../ports/erasure.ts';
import type { Registry } from '../ports/registry.ts';

/**
 * Where the words of a text stand a second time, in codes, which are for ever: a tabletop says word by word what its scenario
 * says, and the scenario is in the event that began it. The ids of these events, the oldest first.
 */
export async function staysIn(
  registry: Pick<Registry, 'read' | 'texts'>,
  what: Erasure['what'],
): Promise<readonly string[]> {
  if (what.kind !== 'text') return [];
  const events = await registry.read(what.stream);
  const own = events.filter(({ version }) => version === what.version);
  const [texts] = (await registry.texts(own)).values();
  const words = texts?.[what.name];
  if (words === undefined) return [];
  return events
    .filter(({ codes }) => says(codes, words))
    .map(({ stream, version }) => `${stream}#${version}`);
}

function says(json: Json, words: string): boolean {
  if (typeof json === 'string') return json === words;
  if (json === null || typeof json !== 'object') return false;
  return Object.values(json).some((one) => says(one, words));
}
