import { z } from 'zod';
import type { CallLog } from '../state/ports.ts';
import type { Log } from './log.ts';

const answered = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

/** The log of Web API calls as lines of the one log. */
export const callLog = (log: Log): CallLog => ({
  call: ({ method, args, status, answer, ms }) => {
    const outcome = outcomeOf(status, answer);
    log.add({ kind: 'call', from: 'app', name: method, ms, body: args, answer, ...outcome });
  },
});

function outcomeOf(status: number, answer: unknown) {
  if (status === 0) return { ok: false, error: 'connection_cut' };
  const parsed = answered.safeParse(answer);
  if (!parsed.success) return { ok: false, error: `status_${status}` };
  const { ok, error } = parsed.data;
  return { ok, ...(error !== undefined && { error }) };
}
