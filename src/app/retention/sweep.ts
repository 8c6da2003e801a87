import type { Envelope } from '../../core/envelope.ts';
import { millis } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { TextClass } from '../../core/retention/classes.ts';
import { nothingOverAfter, overAs } from '../../core/retention/over.ts';
import { usualRetention } from '../../core/retention/terms.ts';
import { incidentOf } from '../incidents.ts';
import type { Ship } from '../ship.ts';
import { erase } from './erase.ts';
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
  // Which are still there: an event names all that it ever had.
  const written = events.flatMap(({ stream, version, type, recordedAt }): readonly Written[] => {
    const names = Object.keys(texts.get(`${stream}#${version}`) ?? {});
    return names.length === 0 ? [] : [{ stream, version, type, recordedAt, names }];
  });
  let erased = 0;
  for (const [stream, own] of Map.groupBy(written, (one) => one.stream)) {
    erased += await eraseIn(sea, stream, own);
  }
  return erased;
}

/** An event and its texts. */
type Written = Pick<Envelope, 'stream' | 'version' | 'type' | 'recordedAt'> & {
  readonly names: readonly string[];
};

/** What is over in one stream goes, an erasure a class; what grows all the time has its turn in an hour. */
async function eraseIn(sea: Sea, stream: string, events: readonly Written[]): Promise<number> {
  const id = incidentOf(stream);
  const incident = id && (await sea.incidents.load(id)).state;
  const classIn = classNow(sea);
  const over = Map.groupBy(events, (event) => classIn(event, incident));
  let erased = 0;
  for (const [as, own] of over) {
    if (as === undefined) continue;
    const texts = own.flatMap(({ version, names }) => names.map((name) => ({ version, name })));
    const { status } = await erase(sea, {
      what: { kind: 'texts', stream, texts },
      by: 'timer',
      basis: `retention:${as}`,
      via: 'timer',
      mayGo: (now) => own.every((event) => classIn(event, now) === as),
    });
    erased += status === 'erased' ? texts.length : 0;
  }
  return erased;
}

/** The class for which the time of an event is over now, where its incident stands so. */
function classNow({ clock, configurations }: Sea) {
  const now = clock.now();
  const terms = configurations.current().retention ?? usualRetention;
  return ({ type, recordedAt }: Written, incident: Incident | undefined): TextClass | undefined =>
    overAs({ type, recordedAt, incident }, now, terms);
}
