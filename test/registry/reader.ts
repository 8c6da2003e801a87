import { exportEvents } from '../../src/registry/export.ts';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';

/** Reads all of a long registry in one way, to be run with little memory. Prints how much it was. */
const [where = '', way = ''] = process.argv.slice(2);
const clock = { now: () => new Date().toISOString(), monotonic: () => performance.now() };
await using registry = where.startsWith('postgres:')
  ? await openPostgresRegistry({ url: where, clock, folder: '/nowhere' })
  : await openSqliteRegistry({ file: where, clock, reserveBytes: 0, floorBytes: 0 });

async function lengthOf(pieces: AsyncIterable<string>): Promise<number> {
  let all = 0;
  for await (const piece of pieces) all += piece.length;
  return all;
}

const ways: Readonly<Record<string, () => Promise<number>>> = {
  verify: async () => {
    const { ok, events } = await registry.verify();
    return ok ? events : 0;
  },
  export: async () => lengthOf(exportEvents(registry, { upTo: await registry.head() })),
  backup: () => lengthOf(registry.backup()),
  // The control that must not get through.
  'all at once': async () => {
    const texts = await registry.texts(await registry.since(0, 1_000_000));
    return texts.size;
  },
};
process.stdout.write(`${await ways[way]?.()}`);
