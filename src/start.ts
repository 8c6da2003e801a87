import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { helpFor } from '../commands/help.ts';
import { openDirectory } from './app/directory.ts';
import { openIncidents } from './app/incidents.ts';
import type { Configuration, Configurations } from './app/ports/configuration.ts';
import type { Registry } from './app/ports/registry.ts';
import { recordRules } from './app/rules.ts';
import { type ProcessRole, roles, sail, type UnderWay } from './app/sail.ts';
import type { Log, Ship } from './app/ship.ts';
import { countKinds } from './checks/counts.ts';
import { checkKinds } from './checks/kinds.ts';
import { systemClock as clock } from './clock.ts';
import type { Settings } from './config.ts';
import { openConfiguration } from './configuration/open.ts';
import { inherited } from './lib/program/with.ts';
import { filePlaybooks } from './playbooks/file-playbooks.ts';
import { openWakeUps } from './queue/open-wake-ups.ts';
import { openSqliteRegistry } from './registry/sqlite/open.ts';
import { secretsFrom } from './secrets.ts';
import { openServer, type Server } from './server.ts';
import { stepKinds } from './steps/kinds.ts';
import { program } from './version.ts';
import { realWorld } from './world.ts';

/** This process cannot be what it was asked to be. */
export class RolesUnfit extends Error {
  override readonly name = 'RolesUnfit';
}

/** A running Sternway. Disposing drains it: intake first, then what runs, then the record. */
export type Running = AsyncDisposable & {
  readonly url: string | undefined;
  readonly ship: Ship;
  readonly underWay: UnderWay;
};

type Options = {
  readonly settings: Settings;
  readonly roles: readonly ProcessRole[];
  readonly log: Log;
};

/**
 * Composes a process: adapters, then the app's loops, then the doors to the outside. Rejects with an error whose message
 * a person can act on when the environment, the configuration, the registry or the wire cannot be used.
 */
export async function start({ settings, roles: wanted, log }: Options): Promise<Running> {
  const missing = roles.filter((role) => !wanted.includes(role));
  if (missing.length > 0) {
    throw new RolesUnfit(
      `With a registry in one file a single process does everything, and ${missing.join(', ')} would be missing. Leave --roles away.`,
    );
  }
  await using stack = new AsyncDisposableStack();
  await mkdir(settings.data, { recursive: true, mode: 0o700 });
  const registry = stack.use(
    await openSqliteRegistry({ file: join(settings.data, 'registry.sqlite'), clock }),
  );
  const { ship, configurations } = await fitOut(settings, registry, log, stack);
  const underWay = stack.use(await sail(ship, new Set(wanted)));
  const server: Server = stack.use(await openServer({ ship, underWay, settings, configurations }));
  const running = stack.move();
  return {
    url: server.url,
    ship,
    underWay,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

const namesOf = (configurations: Configurations) => ({
  ...configurations.current().commands,
  release: 'release',
});

/** Everything that the app works with, put together. */
async function fitOut(
  settings: Settings,
  registry: Registry,
  log: Log,
  stack: AsyncDisposableStack,
): Promise<{ readonly ship: Ship; readonly configurations: Configurations }> {
  const directory = openDirectory(registry);
  const adopt = async (configuration: Configuration): Promise<void> => {
    await directory.learn(configuration);
    await recordRules({ registry, clock }, configuration);
    log.info({ event: 'ConfigurationChanged', digest: configuration.digest });
  };
  const configurations = stack.use(
    await openConfiguration({
      file: settings.config,
      kinds: { checks: checkKinds, counts: countKinds },
      onChange: adopt,
      onProblem: (problems) => log.warn({ event: 'ConfigurationRefused', problems }),
    }),
  );
  await adopt(configurations.current());
  const { redis, env, secretsDir, allowAddresses: allow } = settings;
  const wire = stack.use(
    await openWakeUps({
      redisUrl: redis?.url,
      redisManaged: redis?.managed,
      prefix: `{sternway-${registry.id}}`,
      onError: (err) => log.warn({ event: 'WireProblem', err }),
    }),
  );
  const world = realWorld({
    registryId: registry.id,
    inherited: inherited(env),
    allow,
    secrets: secretsFrom(env, secretsDir),
    warn: (sentence) => log.warn({ event: 'WorldUnclear', sentence }),
  });
  const incidents = openIncidents(registry);
  const playbooks = filePlaybooks({ directory: settings.playbooks, stepKinds, checkKinds });
  const owner = `${hostname()}/${process.pid}/${uuid()}`;
  const ship: Ship = {
    clock,
    wire,
    world,
    registry,
    playbooks,
    configurations,
    directory,
    incidents,
    log,
    help: (allowed, about) => helpFor(allowed, { names: namesOf(configurations) }, about),
    program,
    owner,
  };
  return { ship, configurations };
}
