import { ownSignature, signatureOf } from './signature.ts';
import type { HttpRequest } from './types.ts';

type Post = {
  readonly url: string;
  /** The same in every try: the receiver makes one of them. */
  readonly key: string;
  /** Undefined where there is nothing to sign with. */
  readonly signing: string | undefined;
};

/** A POST of JSON under an idempotency key, signed over the body as it is sent. */
export function signedPost({ url, key, signing }: Post, said: object): HttpRequest {
  const body = JSON.stringify(said);
  const signature =
    signing === undefined ? {} : { [ownSignature.header]: signatureOf(body, signing) };
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...signature },
    body,
  };
}
