import { randomInt } from 'node:crypto';
import type { WorkspaceClock } from '../../state/clock.ts';
import { ackMs, type Delivered, type Envelope, type Line } from '../envelope.ts';
import type { Connection } from './connection.ts';
import type { Sockets } from './links.ts';

type Waiting = { readonly connection: Connection; readonly end: (delivered: Delivered) => void };

type Inside = {
  readonly clock: WorkspaceClock;
  readonly sockets: Sockets;
  /** Whether this acknowledgement is not to be heard. */
  readonly deaf: (envelope: Envelope) => boolean;
};

/** Sends each envelope to exactly one of the open connections, any of them, and waits for its acknowledgement. */
export function socketLine({ clock, sockets, deaf }: Inside): Line {
  const waiting = new Map<string, Waiting>();
  sockets.connections.onAck((connection, envelope, answer) => {
    const wait = waiting.get(envelope);
    // An acknowledgement counts on the connection that carried the envelope alone.
    if (wait?.connection === connection) wait.end({ ok: true, answer });
  });
  sockets.connections.onGone((connection) => {
    for (const wait of waiting.values())
      if (wait.connection === connection) wait.end({ ok: false, why: 'connection_failed' });
  });

  const send = (envelope: Envelope): Promise<Delivered> => {
    const connection = anyOf(sockets.connections.all());
    if (!connection) return Promise.resolve({ ok: false, why: 'nobody' });
    return new Promise((resolve) => {
      const end = (delivered: Delivered): void => {
        if (delivered.ok && deaf(envelope)) return;
        cancel();
        waiting.delete(envelope.id);
        resolve(delivered);
      };
      const cancel = clock.after(ackMs, () => end({ ok: false, why: 'timeout' }));
      waiting.set(envelope.id, { connection, end });
      connection.say(frameOf(envelope));
    });
  };
  return {
    send,
    connections: () => sockets.connections.all().filter((connection) => connection.takes()).length,
  };
}

/** Those that were told to go are used only while there is no other. */
function anyOf(connections: readonly Connection[]): Connection | undefined {
  const taking = connections.filter((connection) => connection.takes());
  const open = connections.filter((connection) => connection.open());
  const among = taking.length > 0 ? taking : open;
  return among.length > 0 ? among[randomInt(among.length)] : undefined;
}

const frameOf = ({ id, type, payload, answerable, retry }: Envelope) => ({
  envelope_id: id,
  payload,
  type,
  accepts_response_payload: answerable,
  ...(type === 'events_api' && {
    retry_attempt: retry?.attempt ?? 0,
    retry_reason: retry?.reason ?? '',
  }),
});
