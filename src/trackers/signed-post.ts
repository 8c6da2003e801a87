import { createHmac } from 'node:crypto';
import type { HttpRequest } from '../lib/http/types.ts';

type Post = { readonly url: string; readonly key: string; readonly signing: string | undefined };

/** A POST of JSON under an idempotency key, signed as our own webhooks are where there is something to sign with. */
export function signedPost({ url, key, signing }: Post, said: object): HttpRequest {
  const body = JSON.stringify(said);
  const signature =
    signing === undefined
      ? {}
      : {
          'x-sternway-signature-256': `sha256=${createHmac('sha256', signing).update(body).digest('hex')}`,
        };
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...signature },
    body,
  };
}
