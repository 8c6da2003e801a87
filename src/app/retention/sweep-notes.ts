import { after, type Instant, millis } from '../../core/ids.ts';
import { overAs } from '../../core/retention/over.ts';
import { usualRetention } from '../../core/retention/terms.ts';
import { incidentOf, incidentStream } from '../incidents.ts';
import type { PostPlace } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';

type Sea = Pick<Ship, 'registry' | 'clock' | 'configurations' | 'incidents' | 'log'>;

/** Who looked for somebody, who took events out, who read a private incident: the beginnings of what they stand under. */
const noted = ['searches', 'exports', 'reads/'] as const;
/** So many rows are looked at in one go. */
const atOnce = 500;
const breathMs = 50;
const momentLength = '2026-03-01T10:00:00.000Z'.length;

/**
 * Deletes what was noted beside the chain when its time is over, that of decisions; what is noted of an incident stays with
 * it. Answers how many rows went.
 */
export async function sweepNotes(sea: Sea, signal: AbortSignal): Promise<number> {
  let gone = 0;
  for (const prefix of noted) gone += await sweepUnder(sea, prefix, signal);
  if (gone > 0) sea.log.info({ event: 'NotesSwept', rows: gone });
  return gone;
}

async function sweepUnder(sea: Sea, prefix: string, signal: AbortSignal): Promise<number> {
  let gone = 0;
  for (let last: PostPlace | undefined; !signal.aborted; ) {
    const now = sea.clock.now();
    const { decision } = sea.configurations.current().retention ?? usualRetention;
    const page = await sea.registry.postsBefore(prefix, after(now, -decision), {
      after: last,
      limit: atOnce,
    });
    const over = await Promise.all(page.map((one) => isOver(sea, one, now)));
    const old = page.filter((_, index) => over[index] === true);
    if (old.length > 0) await sea.registry.dropPosts(old);
    gone += old.length;
    last = page.at(-1);
    if (page.length < atOnce) break;
    await sea.clock.sleep(breathMs, signal);
  }
  return gone;
}

/** Its key begins with the moment; it is of the class of what says that a record was taken out. */
async function isOver(sea: Sea, { about, key }: PostPlace, now: Instant): Promise<boolean> {
  const id = incidentOf(incidentStream(about.replace(/^reads\//u, '')));
  const incident = id && (await sea.incidents.load(id)).state;
  const recordedAt = key.slice(0, momentLength);
  const terms = sea.configurations.current().retention ?? usualRetention;
  if (!Number.isFinite(millis(recordedAt))) return false;
  return overAs({ type: 'RecordExported', recordedAt, incident }, now, terms) !== undefined;
}
