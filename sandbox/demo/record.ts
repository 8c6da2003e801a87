const requestMs = 20_000;

/** The record as Sternway gives it out over HTTP: read only. */
export type Reading = {
  readonly read: (path: string) => Promise<unknown>;
  readonly bytes: (path: string) => Promise<Buffer>;
};

export function recordAt(url: string, token: string): Reading {
  const get = (path: string): Promise<Response> =>
    fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(requestMs),
    });
  return {
    read: async (path) => (await get(path)).json(),
    bytes: async (path) => Buffer.from(await (await get(path)).arrayBuffer()),
  };
}
