import type { Incident } from '../core/incident/incident.ts';
import { eachApart } from './apart.ts';
import { incidentOf } from './incidents.ts';
import type { Ship } from './ship.ts';

/** How often this process looks what others wrote (architecture.md, the step protocol, point 4). */
const tailEveryMs = 100;
const pageSize = 500;

type Heard = (incident: Incident) => void;
type Sea = Pick<Ship, 'registry' | 'clock' | 'incidents' | 'log'>;

/**
 * The open incidents as this process knows them: one reader a process, that follows the registry's tail. Whoever
 * reconciles asks here and is told of every change.
 */
export type OpenIncidents = {
  readonly all: () => readonly Incident[];
  readonly get: (id: string) => Incident | undefined;
  readonly onChange: (heard: Heard) => Disposable;
  /** Reads what is new; resolves when everything that was stored before the call is known here. */
  readonly catchUp: () => Promise<void>;
  /** Follows the tail until the signal aborts. Reading that fails is said and tried again: nothing is lost by being late. */
  readonly run: (signal: AbortSignal) => Promise<void>;
};

/** Knows at once what is open; later reads only what is new, however long the registry is. */
export async function openIncidentsOf(sea: Sea): Promise<OpenIncidents> {
  const states = new Map<string, Incident>();
  const listeners = new Set<Heard>();
  const take = async (id: string): Promise<void> => {
    const { state } = await sea.incidents.load(id);
    if (!state) return;
    if (state.rung === 'closed') states.delete(id);
    else states.set(id, state);
    for (const heard of listeners) heard(state);
  };
  const reader = patient(sea, take);
  const start = await sea.registry.head();
  for (const { id } of await sea.registry.summaries({ open: true })) await reader.take(id);
  const catchUp = oneAtATime(tailFrom(sea, start, reader));
  return {
    all: () => [...states.values()],
    get: (id) => states.get(id),
    onChange: (heard) => {
      listeners.add(heard);
      return { [Symbol.dispose]: () => void listeners.delete(heard) };
    },
    catchUp,
    run: (signal) => followTail(sea, catchUp, signal),
  };
}

type Reader = {
  readonly take: (id: string) => Promise<void>;
  /** Takes what could not be taken before. */
  readonly again: () => Promise<void>;
};

/** One incident that cannot be read must not keep the others waiting: it is said, and tried again. */
function patient(sea: Sea, take: (id: string) => Promise<void>): Reader {
  const unread = new Set<string>();
  const apart = eachApart(sea, 'IncidentUnread');
  const reader: Reader = {
    take: async (id) => {
      if (await apart(id, () => take(id))) unread.delete(id);
      else unread.add(id);
    },
    again: async () => {
      for (const id of unread) await reader.take(id);
    },
  };
  return reader;
}

/** Reads on from where the last call ended, and takes each incident that was written about. */
function tailFrom({ registry }: Sea, start: number, reader: Reader): () => Promise<void> {
  let position = start;
  return async () => {
    await reader.again();
    for (let more = true; more; ) {
      const page = await registry.since(position, pageSize);
      const streams = new Set(page.map(({ stream }) => stream));
      for (const stream of streams) {
        const id = incidentOf(stream);
        if (id !== undefined) await reader.take(id);
      }
      position = page.at(-1)?.position ?? position;
      more = page.length === pageSize;
    }
  };
}

/** Calls never overlap; one that comes while another runs is answered by the next round, shared by all who wait for it. */
function oneAtATime(read: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const round = async (): Promise<void> => {
    await running?.catch(() => undefined);
    next = undefined;
    running = read();
    await running;
  };
  return () => {
    next ??= round();
    return next;
  };
}

async function followTail(
  { registry, clock, log }: Sea,
  catchUp: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const read = () =>
    catchUp().catch((error: unknown) => log.warn({ event: 'TailUnread', err: error }));
  using _ = registry.onAppend(() => void read());
  while (!signal.aborted) {
    await read();
    await clock.sleep(tailEveryMs, signal);
  }
}
