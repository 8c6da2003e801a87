import { type OutsideStory, outsideOf } from '../../core/gone-back/row.ts';
import { OutsideId } from '../../core/ids.ts';
import type { Loaded } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';
import { withTexts } from '../reading/read-log.ts';

const prefix = 'outside/';
export const outsideStream = (id: OutsideId): string => `${prefix}${id}`;
/** What went back outside whose stream this is; nothing for the stream of anything else. */
export const outsideIn = (stream: string): OutsideId | undefined =>
  stream.startsWith(prefix) ? OutsideId.safeParse(stream.slice(prefix.length)).data : undefined;

/** What is on record of it. */
export async function loadOutside(
  registry: Pick<Registry, 'read' | 'texts'>,
  id: OutsideId,
): Promise<Loaded<OutsideStory | undefined>> {
  const stream = outsideStream(id);
  const log = await withTexts(registry, await registry.read(stream));
  return { stream, version: log.length, state: outsideOf(log) };
}
