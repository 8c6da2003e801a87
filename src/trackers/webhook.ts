import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { bodyOf, problemOf } from './answers.ts';
import type { Tracker } from './kind.ts';

/** What the receiver may say in its answer. */
const Said = z.looseObject({
  issue: z.string().min(1).max(200).optional(),
  link: z.url({ protocol: /^https?$/u }).optional(),
});

/**
 * One POST of JSON a follow-up, signed as our own webhooks are. `Idempotency-Key` is the same in every try: the receiver
 * makes one of them. How it ends is told to `/api/v1/webhooks/follow-up`; nobody can be asked for it.
 */
export const webhook = (url: string, signing: string): Tracker => ({
  file: async (filing, send) => {
    const { mark: key, title, paragraphs, due } = filing;
    const body = JSON.stringify({ version: 1, kind: 'follow-up', key, title, paragraphs, due });
    const digest = createHmac('sha256', signing).update(body).digest('hex');
    const answer = await send({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'x-sternway-signature-256': `sha256=${digest}`,
      },
      body,
    });
    if ('code' in answer) return answer;
    const problem = problemOf(answer);
    if (problem) return problem;
    const said = bodyOf(answer, Said);
    return { status: 'filed', issue: said?.issue ?? key, link: said?.link };
  },
  look: async () => ({ status: 'open' }),
});
