import { z } from 'zod';
import { Answer } from '../../src/core/answer.ts';

/** What the demo reads of an incident. */
export const Seen = z.object({
  rung: z.string(),
  runs: z.array(
    z.object({
      plan: z.string(),
      status: z.string(),
      steps: z.array(z.object({ id: z.string(), status: z.string() })),
    }),
  ),
  residuals: z.array(z.object({ id: z.string(), status: z.string(), owner: z.string() })),
});
export type Seen = z.infer<typeof Seen>;

const requestMs = 20_000;

/** One person at one terminal: says a line, gets the answer. */
export type Person = {
  readonly name: string;
  readonly say: (text: string) => Promise<Answer>;
  readonly see: (incident: string) => Promise<Seen>;
  readonly read: (path: string) => Promise<unknown>;
};

/** A person who talks to Sternway over HTTP with a token of their own. */
export function person(url: string, name: string, token: string): Person {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const read = async (path: string): Promise<unknown> => {
    const signal = AbortSignal.timeout(requestMs);
    const answer = await fetch(`${url}${path}`, { headers, signal });
    return answer.json();
  };
  return {
    name,
    read,
    say: async (text) => {
      const answer = await fetch(`${url}/api/v1/orders`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ text }),
        signal: AbortSignal.timeout(requestMs),
      });
      return Answer.parse(await answer.json());
    },
    see: async (incident) => Seen.parse(await read(`/api/v1/incidents/${incident}`)),
  };
}
