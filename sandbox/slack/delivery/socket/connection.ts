import { type RawData, WebSocket } from 'ws';
import { z } from 'zod';

/** One socket of the app. */
export type Connection = {
  readonly id: number;
  /** Whether it takes envelopes: open, and not told to go. */
  readonly takes: () => boolean;
  readonly open: () => boolean;
  readonly say: (frame: unknown) => void;
  /** Says `disconnect`; the app is expected to leave. */
  readonly sendAway: (reason: SendAway, host: string) => void;
  /** Ends it without a word, as a broken line does. */
  readonly cut: () => void;
  readonly close: () => void;
};

export type SendAway = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

export type Hearing = {
  readonly acknowledged: (envelope: string, answer: unknown) => void;
  readonly gone: () => void;
  /** Whether the workspace plays dead: then it answers no ping either. */
  readonly silent: () => boolean;
};

const ack = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
const pingMs = 10_000;

/** Takes over a socket that has just been opened. */
export function newConnection(id: number, socket: WebSocket, hearing: Hearing): Connection {
  let told = false;
  let answered = true;
  const open = () => socket.readyState === WebSocket.OPEN;
  const beat = setInterval(() => {
    if (hearing.silent()) return;
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping(`Ping from the workspace`);
  }, pingMs);
  beat.unref();

  socket.on('ping', (data) => {
    if (!hearing.silent() && open()) socket.pong(data);
  });
  socket.on('pong', () => {
    answered = true;
  });
  socket.on('message', (data) => hear(textOf(data), hearing));
  // A line that breaks also closes, and that is where it is dealt with.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(beat);
    hearing.gone();
  });

  return {
    id,
    open,
    takes: () => open() && !told,
    say: (frame) => {
      if (open()) socket.send(JSON.stringify(frame));
    },
    sendAway: (reason, host) => {
      told = true;
      if (open()) socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host } }));
    },
    cut: () => socket.terminate(),
    close: () => socket.close(1000),
  };
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}

/** A frame that is no acknowledgement is passed over, as Slack does. */
function hear(frame: string, hearing: Hearing): void {
  const said = ack.safeParse(parsed(frame));
  if (said.success) hearing.acknowledged(said.data.envelope_id, said.data.payload);
}

function parsed(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return undefined;
  }
}
