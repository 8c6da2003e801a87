import { httpServer, json, type TestServer } from '../support/http-server.ts';
import type { Moved } from './story.ts';

export type Outside = TestServer & {
  readonly set: (path: string, does: Moved['does']) => void;
};

/** The world outside: answers whatever it is asked, unless it was told to fail or to hang there. `/count` counts three. */
export async function outside(): Promise<Outside> {
  const told = new Map<string, Moved['does']>();
  const server = await httpServer(({ url }, response) => {
    const does = told.get(url.slice(1)) ?? 'answer';
    if (does === 'hang') return;
    json(response, { n: 3 }, does === 'fail' ? 500 : 200);
  });
  return { ...server, set: (path, does) => told.set(path, does) };
}
