import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ProcessRole, roles } from './app/sail.ts';
import { readEnvironment, secretsIn } from './config.ts';
import { firstFault } from './faults.ts';
import { openLog } from './log.ts';
import { RolesUnfit, start } from './start.ts';

/** After this long a drain is not waited for any more: whatever still runs is found again at the next start. */
const drainMs = 25_000;

const Roles = z.array(z.enum(roles));

function rolesIn(text: string): readonly ProcessRole[] {
  const read = Roles.safeParse(text.split(',').map((word) => word.trim()));
  if (read.success) return read.data;
  throw new RolesUnfit(
    `--roles takes ${roles.join(', ')}, with commas between; "${text}" is something else.`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      roles: { type: 'string', default: roles.join(',') },
      restored: { type: 'string' },
      as: { type: 'string' },
    },
  });
  const settings = readEnvironment(process.env);
  const log = openLog(settings.logLevel, secretsIn(settings));
  const fault = firstFault(process, log);
  const running = await start({
    settings,
    roles: rolesIn(values.roles),
    log,
    restored:
      values.restored === undefined
        ? undefined
        : { why: values.restored, as: values.as ?? process.env['USER'] ?? '' },
  });
  process.stdout.write(`Sternway is ready at ${running.url}\n`);
  if (!/^(?:127\.|localhost$|::1$)/u.test(settings.host)) {
    log.warn({ event: 'NotLoopback', host: settings.host });
    process.stderr.write(
      `It listens beyond this machine, on ${settings.host}, without TLS: put a proxy with TLS before it.\n`,
    );
  }
  const signal = await Promise.race([firstSignal(), fault.then(() => undefined)]);
  log.info({ event: 'Draining', signal: signal ?? 'fault' });
  if (signal === undefined) {
    process.exitCode = 1;
    process.stderr.write(
      'Sternway made a mistake that it cannot judge (Fault in the log), so it ends. What was recorded is safe; start it again.\n',
    );
  }
  const over = setTimeout(() => process.exit(1), drainMs);
  await running[Symbol.asyncDispose]();
  clearTimeout(over);
}

/** SIGINT or SIGTERM; a second one while draining ends the process at once. */
const firstSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.once(name, () => {
        process.once(name, () => process.exit(130));
        resolve(name);
      });
    }
  });

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
