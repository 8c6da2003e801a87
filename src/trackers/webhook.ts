import { z } from 'zod';
import { signedPost } from '../lib/http/signed-post.ts';
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
    const said = { version: 1, kind: 'follow-up', key, title, paragraphs, due };
    const answer = await send(signedPost({ url, key, signing }, said));
    if ('code' in answer) return answer;
    const problem = problemOf(answer);
    if (problem) return problem;
    const back = bodyOf(answer, Said);
    return { status: 'filed', issue: back?.issue ?? key, link: back?.link };
  },
  look: async () => ({ status: 'open' }),
});
