import { setTimeout as sleep } from 'node:timers/promises';
import type { Appended, Batch } from '../../app/ports/batch.ts';
import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import type { Envelope } from '../../core/envelope.ts';
import { appendBatch } from './append.ts';
import type { Store } from './connect.ts';
import { isRace, unclear } from './errors.ts';
import { CommitUnknown } from './transaction.ts';

/** Somebody stood in the way in the same moment: again, so often. */
const mostRaces = 5;
/** So long the server is asked what became of a commit whose answer was lost. */
const settleMs = 10_000;
const askAgainMs = 100;

type Events = readonly Envelope[];

/**
 * Appends, and finds out what became of it where the connection broke during the commit: the batch is sent again under its
 * key, whose lock the old transaction has until it has ended. Rejects with `Unclear` where nobody could be asked in time.
 */
export async function appendSurely(
  store: Store,
  batch: Batch,
  expect: (events: Events) => void,
): Promise<Appended> {
  const trials = openTrials();
  for (;;) {
    let written: Events = [];
    try {
      const answer = await store.use((session) =>
        appendBatch(session, batch, (events) => {
          written = events;
          expect(events);
        }),
      );
      return await settled(store, answer, trials.unknown);
    } catch (error) {
      trials.note(error, written);
    }
    await sleep(trials.unknown.length > 0 ? askAgainMs : 0);
  }
}

/** What was tried of one append so far. */
function openTrials() {
  const unknown: Events[] = [];
  let lostAt: number | undefined;
  let races = 0;
  return {
    /** What may have been committed without our knowing. */
    unknown,
    /** Throws what ends the trying. */
    note: (error: unknown, written: Events): void => {
      if (error instanceof CommitUnknown) {
        unknown.push(written);
        lostAt ??= performance.now();
      } else if (isRace(whyOf(error)) && races < mostRaces) races += 1;
      else if (lostAt === undefined || !isAway(error)) throw error;
      if (lostAt !== undefined && performance.now() - lostAt > settleMs)
        throw unclear(whyOf(error));
    },
  };
}

const whyOf = (error: unknown): unknown => (error instanceof Error ? error.cause : error);

const isAway = (error: unknown): boolean =>
  error instanceof RegistryUnavailable && error.code === 'Unreachable';

/** The key is known: by one of our own commits, where its events stand, or by somebody else's. */
async function settled(
  store: Store,
  answer: Appended,
  unknown: readonly Events[],
): Promise<Appended> {
  if (answer.status !== 'duplicate') return answer;
  for (const events of unknown) {
    const [first] = events;
    const there = first && (await store.use(({ rows }) => rows.events.at(first.position)));
    if (first === undefined || there?.hash === first.hash) return { status: 'appended', events };
  }
  return answer;
}
