import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Listening } from './lib/serve.ts';
import type { Facts } from './lib/shapes.ts';

/** Whoever asks through it waits less than this, and says so then. */
const answerMs = 60_000;

type Parts = Facts['urls'];
/** By environment; one may come later. */
type Shops = ReadonlyMap<string, Parts>;

/**
 * One address for the shop in every environment, as an ingress gives it: `/staging/router/backends` is `/backends` of the
 * router in staging. So one playbook and one entry of the configuration serve them all.
 */
export async function openIngress(shops: Shops): Promise<AsyncDisposable & Pick<Listening, 'url'>> {
  const server = createServer((asked, answer) => pass(shops, asked, answer));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}`, [Symbol.asyncDispose]: close };
}

/** Where the parts of the shop are asked through an ingress, for playbooks and configuration alike. */
export function throughIngress(
  ingress: string,
  directory: string,
): Pick<Facts, 'urls' | 'database' | 'directory'> {
  const at = (part: keyof Parts): string => `${ingress}/\${{ environment }}/${part}`;
  return {
    urls: {
      platform: at('platform'),
      router: at('router'),
      storefront: at('storefront'),
      load: at('load'),
      worker: at('worker'),
    },
    database: `${directory}/\${{ environment }}/orders.db`,
    directory,
  };
}

function pass(shops: Shops, asked: IncomingMessage, answer: ServerResponse): void {
  const [, environment = '', part = '', ...rest] = (asked.url ?? '').split('/');
  const url = Object.entries(shops.get(environment) ?? {}).find(([name]) => name === part)?.[1];
  if (url === undefined) {
    say(answer, 404, `Nothing at ${asked.url}; there is ${[...shops.keys()].join(', ')}.`);
    return;
  }
  const { method, headers } = asked;
  const onward = request(`${url}/${rest.join('/')}`, {
    method,
    headers: { ...headers, host: new URL(url).host },
    agent: false,
    signal: AbortSignal.timeout(answerMs),
  });
  // Whoever asked may leave at any moment, and whoever is asked may die: neither is an error of the ingress.
  answer.once('close', () => onward.destroy());
  asked.once('error', () => onward.destroy());
  onward.on('error', (problem) => say(answer, 502, `${part} does not answer: ${problem.message}`));
  onward.once('response', (came) => {
    if (answer.destroyed) return;
    came.once('error', () => answer.destroy());
    came.pipe(answer.writeHead(came.statusCode ?? 502, came.headers));
  });
  asked.pipe(onward);
}

function say(answer: ServerResponse, status: number, error: string): void {
  if (answer.headersSent) answer.destroy();
  else
    answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}
