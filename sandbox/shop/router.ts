import { request } from 'node:http';
import { z } from 'zod';
import { ask } from './lib/ask.ts';
import { newBalance } from './lib/balance.ts';
import { discover } from './lib/discover.ts';
import { surroundings } from './lib/environment.ts';
import type { Answer } from './lib/serve.ts';
import { ownCounters, runService } from './lib/service.ts';
import { OwnWord } from './lib/shapes.ts';

/** The router: spreads purchases over the instances of checkout, and lets an operator move traffic. */

const fullWeight = 100;
const proxyMs = 4_000;
const versionMs = 500;

const counters = ownCounters();
const instances = await discover(surroundings().platform, 'checkout');
const weights = new Map<string, number>();
const pick = newBalance();
const Weight = z.object({ weight: z.int().min(0).max(1_000) });

const backends = () =>
  instances().map(({ id, url }) => ({ id, url, weight: weights.get(id) ?? fullWeight }));
type Backend = ReturnType<typeof backends>[number];

/** A backend with the version that it answers itself at this moment; null where it does not answer. */
async function look(backend: Backend) {
  const own = await ask(OwnWord, `${backend.url}/version`, { timeoutMs: versionMs }).catch(
    () => undefined,
  );
  return { ...backend, version: own?.version ?? null };
}

async function list(query: URLSearchParams): Promise<Answer> {
  const taking = query.get('taking') === 'traffic';
  const wanted = backends().filter(({ weight }) => !taking || weight > 0);
  return { status: 200, body: await Promise.all(wanted.map(look)) };
}

async function one(id: string): Promise<Answer> {
  const backend = backends().find((backend) => backend.id === id);
  if (backend) return { status: 200, body: await look(backend) };
  const known = backends().map(({ id }) => id);
  return { status: 404, body: { error: `No backend "${id}".`, backends: known } };
}

function reweigh(id: string, body: unknown): Answer | Promise<Answer> {
  const wanted = Weight.safeParse(body);
  if (!wanted.success)
    return { status: 400, body: { error: 'Say {"weight": n}, a whole number from 0 to 1000.' } };
  if (backends().some((backend) => backend.id === id)) weights.set(id, wanted.data.weight);
  return one(id);
}

async function proxy(body: unknown): Promise<Answer> {
  const backend = pick(backends());
  if (!backend) {
    counters.add('router_requests_total', { backend: 'none', outcome: '503' });
    return { status: 503, body: { error: 'No instance of checkout takes traffic.' } };
  }
  const { id, url } = backend;
  const answer = await forward(`${url}/checkout`, JSON.stringify(body ?? null)).catch(
    (problem: unknown): Answer => ({
      status: 502,
      body: { error: `${id} at ${url} does not answer: ${String(problem)}` },
    }),
  );
  counters.add('router_requests_total', { backend: id, outcome: String(answer.status) });
  return answer;
}

/** One connection a request: a backend that stops can then never break one that was kept open. */
function forward(url: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(proxyMs),
        headers: { 'content-type': 'application/json' },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('error', reject);
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 502, body: text }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

await runService(
  {
    'GET /backends': ({ query }) => list(query),
    'GET /backends/:id': ({ named }) => one(named['id'] ?? ''),
    'PUT /backends/:id': ({ named, body }) => reweigh(named['id'] ?? '', body),
    'POST /checkout': ({ body }) => proxy(body),
  },
  counters,
);
