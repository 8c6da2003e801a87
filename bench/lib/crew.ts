import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { handleOrder } from '../../src/app/handle-order.ts';
import { roles, sail } from '../../src/app/sail.ts';
import type { Ship } from '../../src/app/ship.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { readEnvironment } from '../../src/config.ts';
import type { Answer } from '../../src/core/answer.ts';
import type { Actor } from '../../src/core/command.ts';
import type { EventType } from '../../src/core/events.ts';
import { Target } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import { fitOut } from '../../src/fit-out.ts';
import { openLog } from '../../src/log.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { ownFolder } from './folder.ts';
import { type Moment, watched } from './moments.ts';

/** A whole Sternway in this process, put together as `start` does it, whose steps do nothing outside. */
export type Crew = AsyncDisposable & {
  readonly ship: Ship;
  readonly services: readonly string[];
  /** When each event was stored. */
  readonly moments: readonly Moment[];
  /** Resolves when an event of this type is stored for this incident from now on. */
  readonly stored: (type: EventType, incident: string) => Promise<void>;
  /** An order of the only person there is; throws when it is refused. */
  readonly order: (order: Order, incident?: string) => Promise<Answer>;
};

type Options = {
  readonly services: number;
  /** How many steps a plan has; each may start at once. */
  readonly steps: number;
  readonly redisUrl: string | undefined;
};

/** Every service has two releases, and a playbook of no-op steps to get from the second to the first. */
export async function gatherCrew({ services, steps, redisUrl }: Options): Promise<Crew> {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await ownFolder());
  const names = Array.from({ length: services }, (_, index) => `service-${index + 1}`);
  const settings = readEnvironment({
    STERNWAY_CONFIG: await configuration(path, names),
    STERNWAY_PLAYBOOKS: await playbooks(path, names, steps),
    STERNWAY_DATA: path,
    REDIS_URL: redisUrl,
    LOG_LEVEL: 'warn',
  });
  const file = join(path, 'registry.sqlite');
  const { registry, moments } = watched(stack.use(await openSqliteRegistry({ file, clock })));
  const log = openLog(settings.logLevel);
  const readiness = { refused: () => undefined, good: () => undefined };
  const fitted = await fitOut({ settings, registry, log, readiness, stack });
  const ship: Ship = { ...fitted, world: { ...fitted.world, runStep: async () => done } };
  stack.use(await sail(ship, new Set(roles)));
  const order = orderOn(ship);
  for (const name of names) for (const version of ['1', '2']) await release(ship, name, version);
  const all = stack.move();
  return {
    ship,
    services: names,
    moments,
    stored: (type, incident) => untilStored(ship, type, `incident/${incident}`),
    order,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function untilStored({ registry }: Ship, type: EventType, stream: string): Promise<void> {
  return new Promise((resolve) => {
    const listening = registry.onAppend((events) => {
      if (!events.some((event) => event.type === type && event.stream === stream)) return;
      listening[Symbol.dispose]();
      resolve();
    });
  });
}

const done = { outcome: 'finished', evidence: {}, output: '' } as const;
const ci: Actor = { kind: 'machine', token: 'ci', may: ['release.register'] };

function orderOn(ship: Ship): Crew['order'] {
  const person = ship.directory.find('ann');
  if (person === undefined) throw new Error('nobody is there to give orders');
  return (order, incident) => given(ship, { order, incident, actor: { kind: 'person', person } });
}

type Given = {
  readonly order: Order;
  readonly incident: string | undefined;
  readonly actor: Actor;
};

async function given(ship: Ship, what: Given): Promise<Answer> {
  const arrival = { via: 'http', arrival: 'http:bench', key: crypto.randomUUID() } as const;
  const answer = await handleOrder(ship, { ...what, arrival });
  if (!answer.accepted) throw new Error(`${what.order.kind}: ${answer.refusal.reason}`);
  return answer;
}

async function release(ship: Ship, service: string, version: string): Promise<void> {
  const target = Target.parse(`${service}@prod`);
  const commit = version.repeat(40);
  const order = { kind: 'releaseRegister', target, version, commit } as const;
  await given(ship, { order, incident: undefined, actor: ci });
}

async function configuration(folder: string, names: readonly string[]): Promise<string> {
  const service = (name: string) => ({
    owner: 'crew',
    environments: ['prod'],
    playbook: name,
    authority: { roster: ['ann'], max_wait: '5m' },
    objectives: { mitigate: '5m', recover: '30m' },
  });
  const file = join(folder, 'sternway.yaml');
  const written = {
    version: 1,
    environments: { prod: { protected: false } },
    people: { ann: {} },
    services: Object.fromEntries(names.map((name) => [name, service(name)])),
  };
  await writeFile(file, stringify(written));
  return file;
}

async function playbooks(folder: string, names: readonly string[], steps: number): Promise<string> {
  const directory = join(folder, 'playbooks');
  await mkdir(directory);
  const step = (_: unknown, index: number) => ({
    id: `step-${index + 1}`,
    kind: 'exec',
    with: { argv: ['/bin/true'] },
    rest: 'yes',
  });
  for (const name of names) {
    const written = {
      apiVersion: 'sternway/v1',
      kind: 'Playbook',
      metadata: {
        name,
        service: name,
        owner: 'crew',
        version: '1',
        last_reviewed: '2026-11-20',
      },
      steps: Array.from({ length: steps }, step),
    };
    await writeFile(join(directory, `${name}.yaml`), stringify(written));
  }
  return directory;
}
