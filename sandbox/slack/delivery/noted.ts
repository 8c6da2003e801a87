import type { Log } from '../control/log.ts';
import type { WorkspaceClock } from '../state/clock.ts';
import type { Delivered, Envelope, Line } from './envelope.ts';

type Inside = {
  readonly clock: Pick<WorkspaceClock, 'now'>;
  readonly log: Log;
  readonly line: Line;
  /** Hears of each envelope, with its number in the log. */
  readonly sent: (n: number, envelope: Envelope) => void;
};

/** The same line, with every envelope and every acknowledgement in the log. */
export const notedLine = ({ clock, log, line, sent }: Inside): Line => ({
  connections: line.connections,
  send: async (envelope) => {
    const { id, name, type, payload, retry } = envelope;
    const began = clock.now();
    const body = { type, ...(retry && { retry }), payload };
    const out = { kind: 'envelope', from: 'workspace', name, ok: true, envelope: id } as const;
    sent(log.add({ ...out, body }).n, envelope);
    const delivered = await line.send(envelope);
    const ack = { kind: 'ack', from: 'app', name, envelope: id, ms: clock.now() - began } as const;
    log.add({ ...ack, ...outcome(delivered) });
    return delivered;
  },
});

const outcome = (delivered: Delivered) =>
  delivered.ok ? { ok: true, answer: delivered.answer } : { ok: false, error: delivered.why };
