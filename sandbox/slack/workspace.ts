import Fastify, { type FastifyInstance } from 'fastify';
import { mountLimits } from './api/limits-route.ts';
import type { Call } from './api/method.ts';
import { mountApi } from './api/mount.ts';
import { mountPermalinks } from './api/permalinks.ts';
import { newRateLimits, type RateLimits } from './api/rates.ts';
import { mountUploads } from './api/uploads.ts';
import { usualChannels, usualGroups, usualUsers } from './beginning.ts';
import { newFaults } from './control/faults.ts';
import { type Log, newLog } from './control/log.ts';
import { mountControl } from './control/mount.ts';
import { type Delivery, type Mode, openDelivery } from './delivery/delivery.ts';
import { mountResponses } from './delivery/responses/mount.ts';
import { type WorkspaceClient, workspaceClient } from './people/client.ts';
import { mountPeople } from './people/mount.ts';
import { openPeople } from './people/open.ts';
import { workspaceClock } from './state/clock.ts';
import type { CallLog } from './state/ports.ts';
import { type NewWorkspace, newWorkspace, type Workspace } from './state/workspace.ts';
import { mountUi } from './ui/mount.ts';

export type WorkspaceOptions = Pick<NewWorkspace, 'manifest' | 'clock' | 'withhold'> &
  Partial<Pick<NewWorkspace, 'users' | 'channels' | 'groups'>> & {
    /** Where it listens on 127.0.0.1; missing: on a free port. */
    readonly port?: number;
    readonly mode: Mode;
    /** Slack's own tiers, as they are or with every window shortened by a factor; missing: off. */
    readonly rateLimits?: 'off' | 'real' | { readonly scale: number };
  };

export type RunningWorkspace = AsyncDisposable & {
  /** Where the browser finds it, without a slash at the end. */
  readonly url: string;
  /** Where the bot finds the Web API, with a slash at the end, as the SDK wants it. */
  readonly apiUrl: string;
  readonly tokens: {
    readonly bot: string;
    readonly app: string;
    readonly signingSecret: string;
  };
  /** People, time and faults, as scripts and tests use them. */
  readonly client: WorkspaceClient;
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly rates: RateLimits;
};

/** Starts a workspace on loopback: all its sides on one port. Disposing ends it with all its connections. */
export const startWorkspace = async (options: WorkspaceOptions): Promise<RunningWorkspace> => {
  const clock = options.clock ?? workspaceClock();
  const workspace = newWorkspace({
    users: usualUsers,
    channels: usualChannels,
    groups: usualGroups,
    ...options,
    clock,
  });
  const log = newLog(clock);
  const faults = newFaults(clock);
  const rates = newRateLimits(clock, ratesOf(options.rateLimits));
  const delivery = openDelivery({ workspace, log, faults, mode: options.mode });
  const stop = workspace.onChange((change) => {
    if (change.type === 'reset') rates.clear();
  });

  const app = Fastify({ forceCloseConnections: true });
  const origin = () => originOf(app);
  const { sockets: links, triggers } = delivery;
  await mount(app, { call: { workspace, origin, links, triggers }, rates, delivery, log });
  await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  delivery.sockets.attach(app.server);

  const { botToken, appToken, signingSecret } = workspace.app;
  return {
    url: origin(),
    apiUrl: `${origin()}/api/`,
    tokens: { bot: botToken, app: appToken, signingSecret },
    client: workspaceClient(origin()),
    workspace,
    delivery,
    rates,
    [Symbol.asyncDispose]: async () => {
      stop();
      delivery.close();
      await app.close();
      clock.stop();
    },
  };
};

type Sides = {
  readonly call: Call;
  readonly rates: RateLimits;
  readonly delivery: Delivery;
  readonly log: Log;
};

const mount = async (app: FastifyInstance, { call, rates, delivery, log }: Sides) => {
  const { faults } = delivery;
  await mountApi(app, { ...call, rates, faults, log: callsInto(log) });
  await mountUploads(app, call.workspace);
  mountResponses(app, delivery);
  const desk = openPeople(delivery);
  mountPeople(app, desk);
  mountControl(app, desk);
  mountLimits(app, rates);
  mountPermalinks(app);
  mountUi(app);
};

const callsInto = (log: Log): CallLog => ({
  call: ({ method, args, answer, status, ms }) => {
    const { ok, error } = resultOf(answer, status);
    log.add({
      kind: 'call',
      from: 'app',
      name: method,
      ok,
      ...(error === undefined ? {} : { error }),
      ms,
      body: args,
      answer,
    });
  },
});

const resultOf = (answer: unknown, status: number): { ok: boolean; error?: string } => {
  if (status === 0) return { ok: false, error: 'no answer' };
  if (typeof answer !== 'object' || answer === null) return { ok: false, error: `HTTP ${status}` };
  const said: { readonly ok?: unknown; readonly error?: unknown } = answer;
  return said.ok === true ? { ok: true } : { ok: false, error: String(said.error) };
};

const ratesOf = (limits: WorkspaceOptions['rateLimits'] = 'off') =>
  typeof limits === 'string' ? { on: limits === 'real' } : { on: true, scale: limits.scale };

const originOf = (app: FastifyInstance): string => {
  const address = app.server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The workspace does not listen yet.');
  return `http://127.0.0.1:${address.port}`;
};
