import type { ActAnswer } from '../../../people/shapes.ts';

/** An act is answered when the app has answered, which may take three seconds, and some more under a fault. */
const patienceMs = 15_000;

/** Sends something to the workspace. A workspace that does not answer is a refusal as well; it never throws. */
export async function send(
  path: string,
  body: unknown,
  method: 'POST' | 'DELETE' = 'POST',
): Promise<ActAnswer> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer: ActAnswer = await response.json();
    return answer;
  } catch {
    return {
      ok: false,
      error: 'no_workspace',
      say: 'The workspace did not answer. What you typed is still here; try again when it runs.',
    };
  }
}
