import { type DrillBook, emptyBook, evolveDrills } from '../../core/drill/book.ts';
import { type Loaded, recorded } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';

const prefix = 'drill/';
export const drillStream = (service: string): string => `${prefix}${service}`;

/** What the stream of a service says about its drills. */
export async function loadDrills(
  registry: Pick<Registry, 'read'>,
  service: string,
): Promise<Loaded<DrillBook>> {
  const stream = drillStream(service);
  const log = await registry.read(stream);
  return { stream, version: log.length, state: log.map(recorded).reduce(evolveDrills, emptyBook) };
}
