import type { Answer } from '../core/answer.ts';
import { answerIn } from './answer.ts';
import { type Client, Unreachable } from './client.ts';

/** What is sent as one order. */
export type Body = { readonly incident?: string | undefined } & (
  | { readonly text: string }
  | { readonly order: object }
);

/** Sends one order under a key of its own, so that a cut connection may be tried again without ordering twice. */
export async function sendOrder(client: Client, json: Body): Promise<Answer> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const send = () => client.send('/api/v1/orders', { method: 'POST', json, headers });
  try {
    return await answerIn(await send(), client);
  } catch (error) {
    if (!(error instanceof Unreachable) || !error.isCut) throw error;
    return answerIn(await send(), client);
  }
}
