import { OutsideId } from '../../core/ids.ts';
import type { WentBack } from '../../core/metrics/outside.ts';
import type { Registry } from '../ports/registry.ts';
import { loadOutside } from './streams.ts';

const pageSize = 200;

/** Everything that went back without a run, in any order. Each is a few events, read each time. */
export async function wentBack(
  registry: Pick<Registry, 'search' | 'read' | 'texts'>,
): Promise<readonly WentBack[]> {
  const gone: WentBack[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await registry.search(
      { outcome: 'outside' },
      { order: 'oldest', after, limit: pageSize },
    );
    for (const { id } of page) gone.push(...(await readOne(registry, id)));
    after = page.at(-1)?.id;
    more = page.length === pageSize;
  }
  return gone;
}

/** An incident may be listed as outside as well: it is counted as what it is. */
async function readOne(
  registry: Pick<Registry, 'read' | 'texts'>,
  id: string,
): Promise<readonly WentBack[]> {
  const outside = OutsideId.safeParse(id).data;
  const { state } = outside ? await loadOutside(registry, outside) : { state: undefined };
  if (state === undefined) return [];
  const { target, from, since, seen, explained } = state.row;
  return [{ target, from, since, seen, explained: explained?.at }];
}
