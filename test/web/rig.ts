import { openIncidents } from '../../src/app/incidents.ts';
import { openRows } from '../../src/app/metrics/measured.ts';
import { type OpenIncidents, openIncidentsOf } from '../../src/app/open-incidents.ts';
import type { Ordered } from '../../src/app/ordered.ts';
import { addressOf } from '../../src/app/people/address.ts';
import { openDirectory } from '../../src/app/people/directory.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import type { Pictures } from '../../src/app/ports/pictures.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { noRosters } from '../../src/app/ports/rosters.ts';
import { verifyRecord } from '../../src/app/proof/verify-record.ts';
import { openLogs } from '../../src/app/reading/logs.ts';
import { openLessons } from '../../src/app/reports/lessons.ts';
import { openTails } from '../../src/app/run/tails.ts';
import type { Ship } from '../../src/app/ship.ts';
import { openDeployed } from '../../src/app/targets/deployed.ts';
import type { Answer } from '../../src/core/answer.ts';
import { Target } from '../../src/core/ids.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { err } from '../../src/lib/result.ts';
import { exportEvents } from '../../src/registry/export.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { openWeb, type WebOptions } from '../../src/web/open.ts';
import { simPictures } from '../app/sim-pictures.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';
import { usualTerms } from '../support/usual-terms.ts';

export const localToken = 'local-token-of-this-start';
export const tokens = { ada: 'token-of-ada', bo: 'token-of-bo', ci: 'token-of-ci' } as const;

const rules: Configuration = {
  digest: 'rules',
  mode: 'act',
  workspaces: [],
  defaultEnvironment: 'prod',
  commands: usualCommands,
  environments: { prod: { protected: true } },
  people: {
    ada: { slack: [], tokens: ['laptop-ada'] },
    bo: { slack: [], tokens: ['laptop-bo'] },
  },
  admins: ['ada'],
  tokens: {
    'laptop-ada': { sha256: sha256(tokens.ada), may: [] },
    'laptop-bo': { sha256: sha256(tokens.bo), may: [] },
    ci: { sha256: sha256(tokens.ci), may: ['release.register', 'webhook'] },
  },
  services: {
    checkout: {
      name: 'checkout',
      owner: 'checkout-team',
      targets: [Target.parse('checkout@prod')],
      playbook: 'checkout-rollback',
      strategies: {},
      roster: ['ada', 'bo'],
      deputy: 'bo',
      maxWaitMs: 300_000,
      roles: {},
      objectives: { mitigateMs: 300_000, recoverMs: 1_800_000 },
      criteria: [],
      effects: [],
      effectsDeclared: true,
      stakeholders: [],
      datasets: [],
      unknownData: 'one_person',
      inputs: {},
      digest: 'service',
    },
  },
  ...usualTerms,
};

export type Logged = { readonly event: string } & Readonly<Record<string, unknown>>;

const beyond = () => Promise.reject(new Error('This test does not go that far'));

/** A clock of this machine whose sleeps can be ended by the test. */
export function wakeableClock() {
  const sleepers = new Set<() => void>();
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs).toISOString(),
    /** Clocks show this much later from now on. */
    ahead: (ms: number): void => {
      aheadMs += ms;
    },
    monotonic: () => performance.now(),
    sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const end = () => {
          clearTimeout(timer);
          sleepers.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        sleepers.add(end);
        signal?.addEventListener('abort', end, { once: true });
      }),
    /** Whoever sleeps wakes up, as if the time were over. */
    wakeAll: () => {
      for (const end of Array.from(sleepers)) end();
    },
    sleeping: () => sleepers.size,
  };
}

type Outside = {
  readonly clock: ReturnType<typeof wakeableClock>;
  readonly publicUrl: string | undefined;
  readonly held: Held;
};

/** The configuration as it is now; a test may edit it. */
type Held = { rules: Configuration };

function shipOn(
  registry: Registry,
  { clock, publicUrl, held }: Outside,
  log: Logged[],
): Omit<Ship, 'pictures'> {
  return {
    clock,
    registry,
    scenarios: { names: beyond, find: beyond },
    wire: {
      wake: beyond,
      work: () => ({ [Symbol.asyncDispose]: async () => undefined }),
    },
    world: {
      runStep: beyond,
      describeStep: () => '',
      measure: beyond,
      count: beyond,
      endOrphans: beyond,
    },
    playbooks: {
      makePlan: beyond,
      makeByHand: () => err([]),
      contains: async () => false,
      digest: async () => err([]),
      bindOwn: () => [],
    },
    configurations: { current: () => held.rules },
    directory: openDirectory(registry),
    incidents: openIncidents(registry),
    logs: openLogs(registry),
    pager: beyond,
    trackers: { file: beyond, look: beyond },
    publisher: beyond,
    statusPage: { post: beyond },
    say: ({ kind }) => kind,
    help: () => ({ isBrief: true, begin: [], groups: [], withheld: [] }),
    rosters: noRosters,
    tails: openTails(),
    rows: openRows(registry),
    deployedOn: openDeployed(registry),
    lessons: openLessons(registry),
    address: addressOf(publicUrl),
    log: { info: (facts) => log.push(facts), warn: (facts) => log.push(facts) },
    program: 'sternway test',
    owner: 'test/1/1',
  };
}

export type Rig = AsyncDisposable & {
  readonly url: string;
  readonly ship: Ship;
  readonly held: Held;
  readonly clock: ReturnType<typeof wakeableClock>;
  readonly open: OpenIncidents;
  readonly log: readonly Logged[];
  /** What came through as an order, questions included. */
  readonly orders: readonly Ordered[];
  readonly call: (path: string, init?: Call) => Promise<Response>;
  readonly order: (body: unknown, init?: Call) => Promise<Response>;
};

type Call = {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly redirect?: 'manual';
};

export const accepted = (say = 'done'): Answer => ({ accepted: true, events: [], say });

export type Given = Partial<Omit<WebOptions, 'order'>> & {
  readonly publicUrl?: string;
  readonly pictures?: Pictures;
  readonly answer?: (ordered: Ordered, ship: Ship) => Answer | Promise<Answer>;
};

/** A real server on a real registry; what happens to orders is up to the test. */
export async function webRig({
  answer = () => accepted(),
  publicUrl,
  pictures = simPictures(),
  ...given
}: Given = {}): Promise<Rig> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await ownFolder());
  const clock = wakeableClock();
  const registry = stack.use(
    await openSqliteRegistry({
      file: `${folder.path}/registry.sqlite`,
      clock,
      reserveBytes: 0,
      floorBytes: 0,
    }),
  );
  const log: Logged[] = [];
  const orders: Ordered[] = [];
  const held: Held = { rules };
  const ship = given.ship ?? { ...shipOn(registry, { clock, publicUrl, held }, log), pictures };
  await ship.directory.learn(rules);
  const open = await openIncidentsOf(ship);
  const web = stack.use(
    await openWeb({
      ship,
      host: '127.0.0.1',
      port: 0,
      localToken,
      changes: open,
      order: async (ordered) => {
        orders.push(ordered);
        return answer(ordered, ship);
      },
      keeping: {
        exportEvents: (part) => exportEvents(registry, part),
        verify: (signal) => verifyRecord({ registry, places: [], signal }),
        rebuild: async () => ({ incidents: 0 }),
        replay: async () => ({ texts: 0, people: 0, held: [], unread: [] }),
      },
      notReady: async () => [],
      impaired: () => [],
      ...given,
    }),
  );
  const call = (path: string, { token = tokens.ada, headers, ...init }: Call = {}) =>
    fetch(`${web.url}${path}`, {
      ...init,
      headers: { ...(token !== '' && { authorization: `Bearer ${token}` }), ...headers },
    });
  const running = stack.move();
  return {
    url: web.url,
    ship,
    held,
    clock,
    open,
    log,
    orders,
    call,
    order: (body, init = {}) =>
      call('/api/v1/orders', {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
      }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
