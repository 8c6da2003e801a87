import type { OpenIncidents } from '../../app/open-incidents.ts';
import type { Ship } from '../../app/ship.ts';
import { millis } from '../../core/ids.ts';
import { type Sources, sourcesOf } from './desired/sources.ts';
import { type Standing, standingOf } from './standing.ts';

const minuteMs = 60_000;
/** A burst of events is read once. */
const betweenReadsMs = 200;
/** An anchor over a decision is made within this time; it is no event, so it is looked for. */
const anchorMs = 2_000;
/** What was closed longer ago has been told, or nobody waits for it any more. */
const lately = 24 * 60 * minuteMs;

/** An incident that the poster looks after: what its messages say is made from, and what stands of it. */
export type OneIncident = {
  readonly id: string;
  readonly standing: Standing;
  readonly sources: Sources;
};
export type WatchedIncident = OneIncident & {
  /** Grows with whatever may change what its messages say. */
  readonly revision: string;
};

/** The incidents whose messages are kept right: the open ones, and those that were closed until all is told. */
export type Watched = {
  /** All of them, read again where something happened or a minute went by. */
  readonly all: () => Promise<readonly WatchedIncident[]>;
  readonly standing: (id: string) => Promise<Standing>;
  /** The same, if it was read already. */
  readonly peek: (id: string) => Standing | undefined;
  /** Something happened to this one. */
  readonly touch: (id: string) => void;
  /** What its running steps say changed. */
  readonly repaint: (id: string) => void;
  /** Everything that is to be told about a closed one is told. */
  readonly release: (id: string) => void;
};

type Entry = { sources: Sources | undefined; readAt: number; isStale: boolean; paints: number };

export async function openWatched(
  ship: Ship,
  incidents: OpenIncidents,
  wakeIn: (ms: number) => void,
): Promise<Watched> {
  const entries = new Map<string, Entry>();
  const { standing, peek } = standings(ship);
  const touch = (id: string): void => {
    const entry = entries.get(id);
    if (entry) entry.isStale = true;
    else entries.set(id, { sources: undefined, readAt: 0, isStale: true, paints: 0 });
  };
  for (const id of await worthTelling(ship, incidents)) {
    touch(id);
    await standing(id);
  }
  return {
    touch,
    standing,
    peek,
    repaint: (id) => {
      const entry = entries.get(id);
      if (entry) entry.paints += 1;
    },
    release: (id) => void entries.delete(id),
    all: async () => {
      const all: WatchedIncident[] = [];
      for (const [id, entry] of entries) {
        if (needsReading(ship.clock.monotonic(), entry, wakeIn)) await read(ship, id, entry);
        const { sources, paints } = entry;
        if (!sources) continue;
        const rows = await standing(id);
        all.push({ id, sources, standing: rows, revision: `${paints}/${rows.revision()}` });
      }
      return all;
    },
  };
}

/** What stands of each incident, read once: whoever asks gets the same, so that nobody overwrites what another noted. */
function standings({ registry }: Pick<Ship, 'registry'>): Pick<Watched, 'standing' | 'peek'> {
  const known = new Map<string, Standing>();
  const reading = new Map<string, Promise<Standing>>();
  const load = async (id: string): Promise<Standing> => {
    try {
      const rows = await standingOf(registry, id);
      known.set(id, rows);
      return rows;
    } finally {
      reading.delete(id);
    }
  };
  return {
    peek: (id) => known.get(id),
    standing: async (id) => {
      const there = known.get(id);
      if (there) return there;
      const under = reading.get(id) ?? load(id);
      reading.set(id, under);
      return under;
    },
  };
}

/** The open incidents, and those that were closed lately: something may be left to say. */
async function worthTelling(
  { registry, clock }: Pick<Ship, 'registry' | 'clock'>,
  incidents: OpenIncidents,
): Promise<readonly string[]> {
  const now = millis(clock.now());
  const closed = (await registry.summaries()).filter(
    ({ rung, updatedAt, mode }) =>
      rung === 'closed' && mode !== 'imported' && now - millis(updatedAt) < lately,
  );
  return [...incidents.all(), ...closed].map(({ id }) => id);
}

async function read(ship: Ship, id: string, entry: Entry): Promise<void> {
  entry.isStale = false;
  entry.paints += 1;
  entry.readAt = ship.clock.monotonic();
  try {
    entry.sources = await sourcesOf(ship, id);
  } catch (error) {
    entry.isStale = true;
    ship.log.warn({ event: 'SlackSourcesUnread', incident: id, err: error });
  }
}

/** Whether something happened to it, or its clocks went on. What was read just now is read again a little later. */
function needsReading(now: number, entry: Entry, wakeIn: (ms: number) => void): boolean {
  const { sources, readAt, isStale } = entry;
  if (!sources) return isStale;
  const age = now - readAt;
  if (!isStale) {
    const isOwed = sources.receipts.isOwed && isNews(sources);
    if (isOwed && age < anchorMs) wakeIn(anchorMs - age);
    return isOwed ? age >= anchorMs : age >= minuteMs && sources.incident.rung !== 'closed';
  }
  if (age >= betweenReadsMs) return true;
  wakeIn(betweenReadsMs - age);
  return false;
}

/** Where no anchors are made any more, nobody looks for one for ever. */
const isNews = ({ incident, now }: Sources): boolean =>
  millis(now) - millis(incident.updatedAt) < minuteMs;
