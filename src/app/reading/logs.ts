import type { Envelope } from '../../core/envelope.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import { incidentOf, incidentStream } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';
import { withTexts } from './read-log.ts';

/** The logs of incidents, kept between readers so that only what is new is read. */
export type Logs = {
  /**
   * Events of an incident with their texts, as people read them; an erased text is null. As long as nothing was added it is
   * the same array, so that what is made of it need not be made again. Whether somebody may see it is for `sight.ts`.
   */
  readonly read: (id: string) => Promise<readonly Happened[]>;
};

/** So many events are kept: some megabytes of each ten thousand. The incident that was not read for longest goes first. */
const mostEvents = 20_000;

export function openLogs(
  registry: Pick<Registry, 'read' | 'texts' | 'onAppend'>,
  most = mostEvents,
): Logs {
  const known = new Map<string, readonly Happened[]>();
  let erasures = 0;
  // What is erased leaves the memory at once, and not with the next reader. A log ends with the process, and so does this.
  registry.onAppend((events) => {
    for (const { stream } of events.filter(isErasure)) {
      erasures += 1;
      known.delete(incidentOf(stream) ?? '');
    }
  });
  return {
    read: async (id) => {
      const [before, seen] = [known.get(id) ?? [], erasures];
      const log = await readOn(registry, id, before);
      if (seen === erasures) keep(known, { id, log, most });
      return log;
    },
  };
}

const isErasure = ({ type }: Envelope): boolean => type === 'TextErased';

/** What was read before with what was added since. An erasure takes words out of what was read: then all is read again. */
async function readOn(
  registry: Pick<Registry, 'read' | 'texts'>,
  id: string,
  before: readonly Happened[],
): Promise<readonly Happened[]> {
  const stream = incidentStream(id);
  const added = await registry.read(stream, before.length);
  if (added.length === 0) return before;
  return before.length > 0 && added.some(isErasure)
    ? await withTexts(registry, await registry.read(stream))
    : [...before, ...(await withTexts(registry, added))];
}

type Kept = {
  readonly id: string;
  readonly log: readonly Happened[];
  readonly most: number;
};

/** The one that was read last stands last. */
function keep(known: Map<string, readonly Happened[]>, { id, log, most }: Kept): void {
  known.delete(id);
  if (log.length > 0) known.set(id, log);
  let events = known.values().reduce((sum, one) => sum + one.length, 0);
  for (const [oldest, { length }] of known) {
    if (events <= most) return;
    known.delete(oldest);
    events -= length;
  }
}
