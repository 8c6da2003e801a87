import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Log } from '../../control/log.ts';
import type { WorkspaceClock } from '../../state/clock.ts';
import type { Links } from '../../state/ports.ts';
import type { Connection } from './connection.ts';
import { type Connections, host, newConnections } from './connections.ts';
import { newTickets } from './tickets.ts';

export type Disturbance = 'warning' | 'refresh' | 'linkDisabled' | 'cut';

/** Socket Mode's side of Slack: addresses with tickets, the sockets opened with them, and how they are ended. */
export type Sockets = Links & {
  readonly connections: Connections;
  /** Says `disconnect` to all connections or to one by its place, or ends them without a word. Answers how many. */
  readonly disturb: (what: Disturbance, place?: number) => number;
  /** Where the workspace is reached: `http://127.0.0.1:<port>`. */
  readonly origin: () => string;
  /** Takes over the upgrades of a server that listens. */
  readonly attach: (server: Server) => void;
  readonly close: () => void;
};

type Inside = {
  readonly clock: WorkspaceClock;
  readonly log: Log;
  readonly appId: string;
  /** Whether the workspace plays dead. */
  readonly silent: () => boolean;
};

// Slack warns about so long before it ends a connection.
const warningMs = 10_000;

export function newSockets({ clock, log, appId, silent }: Inside): Sockets {
  const tickets = newTickets(clock);
  const connections = newConnections({ log, appId, silent });
  const server = new WebSocketServer({ noServer: true, autoPong: false });
  let port = 0;
  return {
    connections,
    origin: () => `http://127.0.0.1:${port}`,
    open: () => `ws://127.0.0.1:${port}/link/?ticket=${tickets.issue()}&app_id=${appId}`,
    disturb: (what, place) => {
      const hit = connections.all().filter((_, at) => place === undefined || at === place);
      for (const connection of hit) {
        log.add({ kind: 'socket', from: 'workspace', name: what, ok: true, body: connection.id });
        disturb(clock, connection, what);
      }
      return hit.length;
    },
    attach: (http) => {
      port = portOf(http);
      http.on('upgrade', (request, stream, head) => {
        const address = new URL(request.url ?? '/', 'ws://127.0.0.1');
        const ticket = address.searchParams.get('ticket');
        if (!/^\/link\/?$/.test(address.pathname) || !tickets.spend(ticket)) return refuse(stream);
        server.handleUpgrade(request, stream, head, connections.welcome);
      });
    },
    close: () => {
      for (const connection of connections.all()) connection.cut();
      server.close();
    },
  };
}

function disturb(clock: WorkspaceClock, connection: Connection, what: Disturbance): void {
  if (what === 'cut') return connection.cut();
  if (what === 'warning') {
    connection.sendAway('warning', host);
    clock.after(warningMs, () => connection.close());
    return;
  }
  connection.sendAway(what === 'refresh' ? 'refresh_requested' : 'link_disabled', host);
  connection.close();
}

function portOf(http: Server): number {
  const address = http.address();
  if (address === null || typeof address === 'string')
    throw new Error('The workspace must listen before sockets can be attached to it.');
  return address.port;
}

function refuse(stream: Duplex): void {
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
