import type { Envelope } from '../../core/envelope.ts';
import { millis } from '../../core/ids.ts';
import { nothingOverAfter, overAs } from '../../core/retention/over.ts';
import { usualRetention } from '../../core/retention/terms.ts';
import { incidentOf } from '../incidents.ts';
import type { Erasure } from '../ports/registry.ts';
import type { Ship } from '../ship.ts';
import { sweepDirectory } from './sweep-directory.ts';
import { sweepNotes } from './sweep-notes.ts';

type Sea = Pick<Ship, 'registry' | 'clock' | 'configurations' | 'incidents' | 'log'>;
type Keeping = Sea & Pick<Ship, 'directory' | 'rosters'>;

/** So often it is looked for what is over. */
const restMs = 3_600_000;
/** So many events are looked at in one go, and no more texts than they have are erased in one. */
const atOnce = 500;
/** Between two goes, so that whoever orders something meanwhile does not wait for all of it. */
const breathMs = 50;
/** How often it is decided anew because a stream grew meanwhile. */
const mostTries = 5;

/** Erases what is over by its time, once an hour from the start of the program on. */
export async function keepRetention(sea: Keeping, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await sweepAll(sea, signal);
      await sweepNotes(sea, signal);
      await sweepDirectory(sea, signal);
    } catch (err) {
      sea.log.warn({ event: 'RetentionNotSwept', err });
    }
    await sea.clock.sleep(restMs, signal);
  }
}

/** Looks at the whole registry as far as anything in it can be over; answers how many texts went. */
export async function sweepAll(sea: Sea, signal: AbortSignal): Promise<number> {
  let erased = 0;
  for (let after = 0; !signal.aborted; ) {
    const page = await sea.registry.since(after, atOnce);
    const now = sea.clock.now();
    const upTo = nothingOverAfter(now, sea.configurations.current().retention ?? usualRetention);
    const old = page.filter(({ recordedAt }) => millis(recordedAt) <= upTo);
    erased += await sweepPage(sea, old);
    const last = page.at(-1);
    if (last === undefined || old.length < page.length || page.length < atOnce) break;
    after = last.position;
    await sea.clock.sleep(breathMs, signal);
  }
  if (erased > 0) sea.log.info({ event: 'RetentionSwept', texts: erased });
  return erased;
}

async function sweepPage(sea: Sea, events: readonly Envelope[]): Promise<number> {
  const texts = await sea.registry.texts(events);
  const written = events.filter(
    ({ stream, version }) => Object.keys(texts.get(`${stream}#${version}`) ?? {}).length > 0,
  );
  let erased = 0;
  for (const [stream, own] of Map.groupBy(written, (one) => one.stream)) {
    erased += await eraseIn(sea, stream, own);
  }
  return erased;
}

/** Decides anew where the stream has grown meanwhile; what grows all the time has its turn in an hour. */
async function eraseIn(sea: Sea, stream: string, events: readonly Envelope[]): Promise<number> {
  let erased = 0;
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const over = await overIn(sea, stream, events);
    let isWhole = true;
    for (const { erasure, count } of over) {
      const isErased: boolean = await sea.registry.erase(erasure);
      erased += isErased ? count : 0;
      isWhole = isWhole && isErased;
    }
    if (isWhole) break;
  }
  return erased;
}

/** What is over in one stream, an erasure a class. Each but the last makes the stream longer by its own event. */
async function overIn(
  { registry, incidents, clock, configurations }: Sea,
  stream: string,
  events: readonly Envelope[],
): Promise<readonly { readonly erasure: Erasure; readonly count: number }[]> {
  const id = incidentOf(stream);
  const loaded = id && (await incidents.load(id));
  const version = loaded?.version ?? (await registry.read(stream)).length;
  const now = clock.now();
  const terms = configurations.current().retention ?? usualRetention;
  const over = Map.groupBy(events, ({ type, recordedAt }) =>
    overAs({ type, recordedAt, incident: loaded?.state }, now, terms),
  );
  over.delete(undefined);
  return [...over].map(([as, all], index) => {
    const texts = all.flatMap((event) =>
      Object.keys(event.texts).map((name) => ({ version: event.version, name })),
    );
    return {
      count: texts.length,
      erasure: {
        what: { kind: 'texts', stream, upTo: version + index, texts },
        by: 'timer',
        basis: `retention:${as}`,
        at: now,
        via: 'timer',
      },
    };
  });
}
