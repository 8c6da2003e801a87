import { z } from 'zod';
import type { HttpAnswer } from '../lib/http/types.ts';
import { ofStatus, type PagerKind } from './kind.ts';

const Said = z.looseObject({ state: z.literal('delivered') });

/** The receiver may say in its answer that the person was reached: `{"state": "delivered"}`. */
function isDelivered({ body }: HttpAnswer): boolean {
  try {
    return Said.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
}

/** One POST of JSON a call, to the address that the secret holds. `Idempotency-Key` is the same in every try. */
export const webhook: PagerKind = {
  request: (call, url) => ({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `${call.key}/${call.action}`,
    },
    body: JSON.stringify({ version: 1, ...call }),
  }),
  read: (answer) => {
    const outcome = ofStatus(answer);
    return outcome.status === 'taken' ? { ...outcome, delivered: isDelivered(answer) } : outcome;
  },
};
