import type { WebSocket } from 'ws';
import type { Log } from '../../control/log.ts';
import { type Connection, newConnection } from './connection.ts';

export type AckListener = (connection: Connection, envelope: string, answer: unknown) => void;
export type GoneListener = (connection: Connection) => void;

/** The sockets that are open, oldest first, and what is heard on them. */
export type Connections = {
  readonly all: () => readonly Connection[];
  readonly onAck: (listener: AckListener) => void;
  readonly onGone: (listener: GoneListener) => void;
  /** Takes a socket in: `hello`, or `disconnect` where there are too many. */
  readonly welcome: (socket: WebSocket) => void;
};

type Inside = {
  readonly log: Log;
  readonly appId: string;
  /** Whether the workspace plays dead. */
  readonly silent: () => boolean;
};

export const host = 'applink-workspace';
const mostConnections = 10;
const lifeSeconds = 18_060;

export function newConnections({ log, appId, silent }: Inside): Connections {
  const live = new Set<Connection>();
  const ackListeners = new Set<AckListener>();
  const goneListeners = new Set<GoneListener>();
  let count = 0;
  const note = (name: string, { id }: Connection): void => {
    log.add({ kind: 'socket', from: 'workspace', name, ok: true, body: { connection: id } });
  };

  const welcome = (socket: WebSocket): void => {
    count += 1;
    const connection: Connection = newConnection(count, socket, {
      silent,
      acknowledged: (envelope, answer) => {
        for (const listener of ackListeners) listener(connection, envelope, answer);
      },
      gone: () => {
        if (!live.delete(connection)) return;
        note('closed', connection);
        for (const listener of goneListeners) listener(connection);
      },
    });
    if (live.size >= mostConnections) {
      note('too_many_websockets', connection);
      connection.sendAway('too_many_websockets', host);
      return connection.close();
    }
    live.add(connection);
    note('hello', connection);
    connection.say(hello(appId, live.size));
  };
  return {
    all: () => [...live],
    onAck: (listener) => ackListeners.add(listener),
    onGone: (listener) => goneListeners.add(listener),
    welcome,
  };
}

const hello = (appId: string, connections: number) => ({
  type: 'hello',
  num_connections: connections,
  debug_info: { host, build_number: 1, approximate_connection_time: lifeSeconds },
  connection_info: { app_id: appId },
});
