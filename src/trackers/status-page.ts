import { z } from 'zod';
import type { Posted, Posting } from '../app/ports/status-page.ts';
import { signedPost } from '../lib/http/signed-post.ts';
import { bodyOf, problemOf } from './answers.ts';
import type { Send } from './kind.ts';

/** What the receiver may say in its answer. */
const Said = z.looseObject({ link: z.url({ protocol: /^https?$/u }).optional() });

type Page = { readonly url: string; readonly signing: string | undefined };

/** One POST of JSON an update. `Idempotency-Key` and body are the same in every try: the receiver shows one of them. */
export async function postUpdate(
  { url, signing }: Page,
  { key, incident, stage, text, at }: Posting,
  send: Send,
): Promise<Posted> {
  const said = { version: 1, kind: 'status-update', key, incident, status: stage, text, at };
  const answer = await send(signedPost({ url, key, signing }, said));
  if ('code' in answer) return answer;
  return problemOf(answer) ?? { status: 'taken', link: bodyOf(answer, Said)?.link };
}
