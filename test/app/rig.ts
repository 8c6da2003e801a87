import { setImmediate as turn } from 'node:timers/promises';
import { helpFor } from '../../commands/help.ts';
import { say as sayOrder } from '../../commands/say.ts';
import { handleOrder } from '../../src/app/handle-order.ts';
import { openIncidents } from '../../src/app/incidents.ts';
import { openRows } from '../../src/app/metrics/measured.ts';
import type { Ordered } from '../../src/app/ordered.ts';
import { addressOf } from '../../src/app/people/address.ts';
import { openDirectory } from '../../src/app/people/directory.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { noRosters, type Rosters } from '../../src/app/ports/rosters.ts';
import { openLogs } from '../../src/app/reading/logs.ts';
import { openLessons } from '../../src/app/reports/lessons.ts';
import { openTails } from '../../src/app/run/tails.ts';
import { sail, type UnderWay } from '../../src/app/sail.ts';
import type { Ship } from '../../src/app/ship.ts';
import { openDeployed } from '../../src/app/targets/deployed.ts';
import type { Answer } from '../../src/core/answer.ts';
import type { Actor } from '../../src/core/command.ts';
import { type Event, Event as EventSchema, type EventType } from '../../src/core/events.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Order } from '../../src/core/orders.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { fileScenarios } from '../../src/scenarios/file-scenarios.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { rulesOf } from './rules.ts';
import { type SimClock, simClock } from './sim-clock.ts';
import { type SimPager, simPager } from './sim-pager.ts';
import { simPictures } from './sim-pictures.ts';
import { type SimPlaybooks, simPlaybooks } from './sim-playbooks.ts';
import { type SimPublisher, simPublisher } from './sim-publisher.ts';
import { type SimStatusPage, simStatusPage } from './sim-status-page.ts';
import { type SimTrackers, simTrackers } from './sim-trackers.ts';
import { type SimWire, simWire } from './sim-wire.ts';
import { type SimWorld, simWorld } from './sim-world.ts';
import { type WatchedRegistry, watchedRegistry } from './watched-registry.ts';

type Logged = { readonly event: string } & Readonly<Record<string, unknown>>;

/** What stays when a process ends: the file, the world, the rules, the time. */
export type Harbor = AsyncDisposable & {
  readonly clock: SimClock;
  readonly world: SimWorld;
  readonly playbooks: SimPlaybooks;
  readonly pages: SimPager;
  readonly issues: SimTrackers;
  readonly parcels: SimPublisher;
  readonly page: SimStatusPage;
  rules: Configuration;
  /** Where its data stands. */
  readonly folder: string;
  /** A process on this registry; only one at a time. */
  readonly boot: (owner?: string) => Promise<Boat>;
};

/** How something is said: by whom, in which incident, under which key. */
type Saying = { readonly by?: string; readonly incident?: string; readonly key?: string };

export type Boat = AsyncDisposable & {
  readonly ship: Ship;
  readonly wire: SimWire;
  readonly store: WatchedRegistry;
  readonly log: readonly Logged[];
  /** Starts the loops, all roles in one process. They end with the boat. */
  readonly sail: () => Promise<UnderWay>;
  readonly say: (order: Order, saying?: Saying) => Promise<Answer>;
  readonly state: (incident?: string) => Promise<Incident>;
  /** What is on record about an incident; with types, only those. */
  readonly events: (...types: readonly EventType[]) => Promise<readonly Event[]>;
  /** Waits until all is quiet, lets time go on to the next wake-up, and so on until it is so. */
  readonly until: (what: string, holds: () => boolean | Promise<boolean>) => Promise<void>;
  /** The same for a stretch of time. */
  readonly pass: (ms: number) => Promise<void>;
  readonly quiet: () => Promise<void>;
};

const mostTicks = 20_000;

export async function harbor(): Promise<Harbor> {
  const folder = await ownFolder();
  const clock = simClock();
  const harbor: Harbor = {
    clock,
    world: simWorld(),
    playbooks: simPlaybooks(),
    pages: simPager(),
    issues: simTrackers(),
    parcels: simPublisher(),
    page: simStatusPage(),
    rules: rulesOf(),
    folder: folder.path,
    boot: async (owner = 'here/1/one') => {
      const options = { file: `${folder.path}/registry.sqlite`, reserveBytes: 0, floorBytes: 0 };
      const real = await openSqliteRegistry({ ...options, clock });
      const store = watchedRegistry(real);
      return boatOn(harbor, store, owner);
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
  return harbor;
}

async function boatOn(harbor: Harbor, store: WatchedRegistry, owner: string): Promise<Boat> {
  await using stack = new AsyncDisposableStack();
  const { registry } = stack.use({
    registry: store.registry,
    [Symbol.asyncDispose]: () => store.registry[Symbol.asyncDispose](),
  });
  const { clock, world, playbooks, pages, issues, parcels, page } = harbor;
  const log: Logged[] = [];
  const wire = simWire();
  const ship: Ship = {
    clock,
    wire,
    world,
    registry,
    playbooks,
    scenarios: fileScenarios('scenarios'),
    configurations: { current: () => harbor.rules },
    directory: openDirectory(registry),
    rosters: memoryRosters(),
    incidents: openIncidents(registry),
    logs: openLogs(registry),
    pager: pages.pager,
    trackers: issues.trackers,
    publisher: parcels.publisher,
    statusPage: page.statusPage,
    help: (allowed, about) => helpFor(allowed, { names: harbor.rules.commands }, about),
    say: (order) => sayOrder(order, harbor.rules.commands),
    pictures: simPictures(),
    tails: openTails(),
    rows: openRows(registry),
    deployedOn: openDeployed(registry),
    lessons: openLessons(registry),
    address: addressOf('https://sternway.example.com'),
    log: { info: (facts) => log.push(facts), warn: (facts) => log.push(facts) },
    program: 'sternway test',
    owner,
  };
  await ship.directory.learn(harbor.rules);
  const time = timeOf(clock, store);
  const all = stack.move();
  return {
    ship,
    wire,
    store,
    log,
    ...time,
    ...deskOf(ship),
    sail: async () => all.use(await sail(ship, new Set(['worker', 'reconciler', 'web', 'slack']))),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function timeOf(clock: SimClock, { pending }: WatchedRegistry) {
  /** The registry rests, and what waited for it has had its turn. */
  const quiet = async (): Promise<void> => {
    for (let calm = 0; calm < 3; calm += 1) {
      await turn();
      if (pending() > 0) calm = -1;
    }
  };
  const until: Boat['until'] = async (what, holds) => {
    for (let tick = 0; tick < mostTicks; tick += 1) {
      await quiet();
      if (await holds()) return;
      await quiet();
      if (!clock.tick()) break;
    }
    throw new Error(`It never came about: ${what}`);
  };
  const pass: Boat['pass'] = (ms) => {
    const end = clock.monotonic() + ms;
    void clock.sleep(ms);
    return until(`${ms} ms pass`, () => clock.monotonic() >= end);
  };
  return { quiet, until, pass };
}

/** Nobody outside is asked; who has left is what was heard. */
function memoryRosters(): Rosters {
  const left = new Set<string>();
  return {
    ...noRosters,
    hasLeft: (account) => left.has(account),
    heard: (account, hasLeft) => void (hasLeft ? left.add(account) : left.delete(account)),
  };
}

let keys = 0;

function deskOf(ship: Ship): Pick<Boat, 'say' | 'state' | 'events'> {
  const actorOf = (name: string): Actor => {
    const person = ship.directory.find(name);
    return person
      ? { kind: 'person', person }
      : {
          kind: 'machine',
          token: name,
          may: ship.configurations.current().tokens[name]?.may ?? [],
        };
  };
  return {
    say: (order, { by = 'ada', incident, key } = {}) => {
      keys += 1;
      const arrival = { via: 'http', arrival: `http:${by}`, key: key ?? `key-${keys}` } as const;
      const ordered: Ordered = { order, incident, actor: actorOf(by), arrival };
      return handleOrder(ship, ordered);
    },
    state: async (incident = 'INC-1') => {
      const { state } = await ship.incidents.load(incident);
      if (!state) throw new Error(`There is no ${incident}`);
      return state;
    },
    events: async (...types) => {
      const log = await ship.registry.read('incident/INC-1');
      return log
        .map(({ type, codes }) => EventSchema.parse({ ...codes, type }))
        .filter(({ type }) => types.length === 0 || types.includes(type));
    },
  };
}
