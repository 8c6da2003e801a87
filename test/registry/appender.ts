import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { batch, note } from './samples.ts';

/**
 * Appends for ever to a file or to a database and prints each key once its append was acknowledged, to be killed at any moment. With `--early` it
 * prints before the append: the control that must be caught.
 */
const [where = '', prefix = '', early] = process.argv.slice(2);
const clock = { now: () => new Date().toISOString(), monotonic: () => performance.now() };
const registry = where.startsWith('postgres:')
  ? await openPostgresRegistry({ url: where, clock, folder: '/nowhere' })
  : await openSqliteRegistry({ file: where, clock, reserveBytes: 0, floorBytes: 0 });
const say = (key: string) => process.stdout.write(`${key}\n`);

for (let index = 0; ; index += 1) {
  const key = `${prefix}-${index}`;
  if (early) say(key);
  const stream = `incident/INC-${index % 3}`;
  await registry.append(batch({ key, events: [note(stream, `text ${key}`), note('config', key)] }));
  if (!early) say(key);
  // A turn of the loop, so that what was said leaves this process.
  await new Promise(setImmediate);
}
