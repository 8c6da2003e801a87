import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Link } from '../../core/chain.ts';
import { type Evidence, pageSize, type StreamEnd } from './evidence.ts';
import { blame, type Seen } from './seen.ts';

/**
 * Decisions read events by stream, through an index that the walk by position does not touch: a stream that is short
 * there would be decided on as if it were whole. Appends may have made it longer since.
 */
export async function checkStreams(evidence: Evidence, seen: Seen): Promise<void> {
  const known = await evidence.streams(seen.position);
  // By name, as the index has them: what is asked one after the other lies side by side.
  const names = [...new Set([...seen.heads.keys(), ...known])].sort();
  for (let from = 0; from < names.length; from += pageSize) {
    const page = names.slice(from, from + pageSize);
    const ends = await evidence.ends(page);
    for (const stream of page) {
      if (!isWhole(seen.heads.get(stream), ends.get(stream)))
        blame(
          seen,
          { position: seen.position, stream },
          'its events are not all found by its name',
        );
    }
    await nextTurn();
  }
}

function isWhole(walked: Link | undefined, end: StreamEnd | undefined): boolean {
  if (walked === undefined || end?.head === undefined) return false;
  const { events, head } = end;
  const isComplete = events >= walked.version && head.version === events;
  return isComplete && (events > walked.version || head.hash === walked.hash);
}
