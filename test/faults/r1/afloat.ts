import { join } from 'node:path';
import { rebuild } from '../../../src/app/registry/rebuild.ts';
import { systemClock as clock } from '../../../src/clock.ts';
import { Envelope } from '../../../src/core/envelope.ts';
import { openSqliteRegistry } from '../../../src/registry/sqlite/open.ts';

/** What the registry says for itself when nothing else holds it any more. */
export type Log = {
  readonly id: string;
  readonly events: readonly Envelope[];
  readonly chain: boolean;
  /** Whether the locks are what the events say. */
  readonly locks: boolean;
  readonly held: number;
  readonly leases: number;
};

const pageSize = 1_000;
type Open = Awaited<ReturnType<typeof openSqliteRegistry>>;

const opened = (data: string): Promise<Open> =>
  openSqliteRegistry({ file: join(data, 'registry.sqlite'), clock });

async function eventsOf(registry: Open): Promise<readonly Envelope[]> {
  const events: Envelope[] = [];
  for (let page = await registry.since(0, pageSize); page.length > 0; ) {
    events.push(...page);
    page = await registry.since(events.at(-1)?.position ?? 0, pageSize);
  }
  return events.map((event) => Envelope.parse(event));
}

/** Only reads it, between two lives of the bot. */
export async function eventsIn(data: string): Promise<Pick<Log, 'id' | 'events'>> {
  await using registry = await opened(data);
  return { id: registry.id, events: await eventsOf(registry) };
}

/** Opens the registry of a bot that has ended, and reads and verifies all of it. */
export async function readLog(data: string): Promise<Log> {
  await using registry = await opened(data);
  const events = await eventsOf(registry);
  const { ok } = await registry.verify();
  const leases = await registry.leases();
  const before = await registry.locks();
  await rebuild(registry);
  const after = await registry.locks();
  return {
    id: registry.id,
    events,
    chain: ok,
    locks: inOrder(before) === inOrder(after),
    held: before.held.length,
    leases: leases.length,
  };
}

const inOrder = ({ held, active }: { held: readonly object[]; active: readonly object[] }) =>
  JSON.stringify([held, active].map((rows) => rows.map((row) => JSON.stringify(row)).sort()));
