import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Registry } from '../../../src/app/ports/registry.ts';
import { roles, sail } from '../../../src/app/sail.ts';
import { systemClock as clock } from '../../../src/clock.ts';
import { readEnvironment } from '../../../src/config.ts';
import { firstFault } from '../../../src/faults.ts';
import { fitOut } from '../../../src/fit-out.ts';
import { openLog } from '../../../src/log.ts';
import { openReadiness } from '../../../src/readiness.ts';
import { openSqliteRegistry } from '../../../src/registry/sqlite/open.ts';
import { openServer } from '../../../src/server.ts';
import { openSlack } from '../../../src/slack/open.ts';
import { type Control, controls } from './controls.ts';

/** The note that lines are on their way. */
const Trying = z.object({ kind: z.literal('lines'), trying: z.object({ to: z.int() }) });

/** Sternway put together as `start` does it, but for the one guard that is named as the first word. */
const control = z.enum(controls).parse(process.argv[2]);
const settings = readEnvironment(process.env);
if (settings.slack === undefined) throw new Error('There is no Slack to go wrong');
const stack = new AsyncDisposableStack();
await mkdir(settings.data, { recursive: true, mode: 0o700 });
const file = join(settings.data, 'registry.sqlite');
const registry = withoutGuard(stack.use(await openSqliteRegistry({ file, clock })), control);
const log = openLog(settings.logLevel);
// Without anybody who hears of failed promises the first one ends the process.
if (control !== 'dies-of-slack') void firstFault(process, log);
if (control === 'posts-blindly') blindfold();
const readiness = openReadiness({ clock, say: () => undefined });
const ship = await fitOut({ settings, registry, log, readiness, stack });
const underWay = stack.use(await sail(ship, new Set(roles)));
const slack = stack.use(await openSlack({ ship, underWay, settings: settings.slack }));
const { url } = stack.use(await openServer({ ship, underWay, readiness, settings, slack }));
process.stdout.write(`Sternway is ready at ${url}\n`);
process.once('SIGTERM', () => void stack.disposeAsync().then(() => process.exit(0)));

function withoutGuard(real: Registry & AsyncDisposable, without: Control): Registry {
  switch (without) {
    case 'decides-again': {
      let count = 0;
      return {
        ...real,
        receive: async () => true,
        answered: async () => undefined,
        append: (batch) => {
          count += 1;
          return real.append({ ...batch, key: `${batch.key}/${process.pid}.${count}` });
        },
      };
    }
    case 'keeps-nothing':
      return { ...real, receive: async () => true };
    case 'notes-too-early':
      return {
        ...real,
        notePost: (about, key, body) => {
          const to = Trying.safeParse(body).data?.trying.to;
          const early = to === undefined ? body : { kind: 'lines', version: to };
          return real.notePost(about, key, early);
        },
      };
    default:
      return real;
  }
}

/** What stands in a channel is not seen, so that whatever may have been posted is posted again. */
function blindfold(): void {
  // oxlint-disable-next-line typescript/unbound-method -- it is called with the client that it was called on
  const real = WebClient.prototype.apiCall;
  const isHistory = (method: string) => /^conversations\.(?:history|replies)$/u.test(method);
  WebClient.prototype.apiCall = function blind(method, options) {
    return isHistory(method)
      ? Promise.resolve({ ok: true, messages: [] })
      : real.call(this, method, options);
  };
}
