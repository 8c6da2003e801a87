import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { roles, sail } from '../../../src/app/sail.ts';
import { systemClock as clock } from '../../../src/clock.ts';
import { readEnvironment } from '../../../src/config.ts';
import { fitOut } from '../../../src/fit-out.ts';
import { openLog } from '../../../src/log.ts';
import { openReadiness } from '../../../src/readiness.ts';
import { openSqliteRegistry } from '../../../src/registry/sqlite/open.ts';
import { openServer } from '../../../src/server.ts';
import { controls, withoutGuard } from './controls.ts';

/** Sternway put together as `start` does it, but for the one guard that is named as the first word. */
const control = z.enum(controls).parse(process.argv[2]);
const settings = readEnvironment(process.env);
const stack = new AsyncDisposableStack();
await mkdir(settings.data, { recursive: true, mode: 0o700 });
const file = join(settings.data, 'registry.sqlite');
const registry = stack.use(await openSqliteRegistry({ file, clock }));
const log = openLog(settings.logLevel);
const readiness = openReadiness({ clock, say: () => undefined });
const ship = withoutGuard(await fitOut({ settings, registry, log, readiness, stack }), control);
const underWay = stack.use(await sail(ship, new Set(roles)));
const { url } = stack.use(await openServer({ ship, underWay, readiness, settings }));
process.stdout.write(`Sternway is ready at ${url}\n`);
process.once('SIGTERM', () => void stack.disposeAsync().then(() => process.exit(0)));
