const requestMs = 20_000;

/** The record as Sternway gives it out over HTTP: read only. */
export type Reading = { readonly read: (path: string) => Promise<unknown> };

export function recordAt(url: string, token: string): Reading {
  return {
    read: async (path) => {
      const answer = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(requestMs),
      });
      return answer.json();
    },
  };
}
