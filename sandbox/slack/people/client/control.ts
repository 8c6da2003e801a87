import { z } from 'zod';
import {
  type AppBody,
  appSecrets,
  type EventsBody,
  type FaultBody,
  type LogEntry,
  logPage,
  type Mishap,
  type RedeliverBody,
  type SocketBody,
} from '../../control/shapes.ts';
import type { Http } from './http.ts';
import { type Patience, waitUntil } from './wait.ts';

const done = z.looseObject({ ok: z.literal(true) });

/** Which lines of the log. */
export type Lines = {
  readonly kind?: LogEntry['kind'];
  readonly name?: string;
  readonly after?: number;
};

/** The controls of a workspace, for scripts and tests. */
export function controlClient(http: Http) {
  const post = (path: string, body: unknown) => http.send(`/_control/${path}`, done, body);
  const log = async ({ kind, name, after = 0 }: Lines = {}): Promise<readonly LogEntry[]> => {
    const { entries } = await http.get(`/_control/log?after=${after}`, logPage);
    return entries.filter(
      (entry) =>
        (kind === undefined || entry.kind === kind) && (name === undefined || entry.name === name),
    );
  };
  return {
    /** Sets a fault on a method, a type of envelope, a command, a type of event or `*`. */
    fault: (on: string, mishap: Mishap, more: Pick<FaultBody, 'after' | 'times'> = {}) =>
      post('faults', { on, do: mishap, ...more }),
    clearFaults: () => http.send('/_control/faults', done, {}, 'DELETE'),
    /** Answers and sends nothing for so long. */
    silence: (ms: number) => post('silence', { ms }),
    advance: (ms: number) => post('clock', { advanceMs: ms }),
    socket: (what: SocketBody['do'], connection?: number) =>
      post('socket', { do: what, connection }),
    redeliver: (which: RedeliverBody) => post('redeliver', which),
    events: (body: EventsBody) => post('events', body),
    release: () => post('events', { do: 'release' }),
    app: (body: AppBody) => post('app', body),
    secrets: () => http.get('/_control/app', appSecrets),
    reset: () => post('reset', {}),
    log,
    /** The first of these lines, once there is one. */
    waitForLog: (lines: Lines, fits: (entry: LogEntry) => boolean = () => true, how?: Patience) =>
      waitUntil(async () => (await log(lines)).find(fits), {
        what: `a line of the log like ${JSON.stringify(lines)}`,
        ...how,
      }),
    /** Waits until so many sockets of the app are open. */
    waitForConnections: (count: number, how?: Patience) =>
      waitUntil(async () => (await http.get('/_control/app', appSecrets)).connections >= count, {
        what: `${count} open connections`,
        ...how,
      }),
  };
}
