import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyOrder, kinds } from '../commands/any-order.ts';
import { type Rig, webRig } from './rig.ts';

const most = 10_000;
const atOnce = 50;
/** promises.md, X2: never a hang over 100 ms; measured in rounds of `atOnce` requests, so a round has that much time for each. */
const slowestRoundMs = atOnce * 100;

let rig: Rig;
beforeAll(async () => {
  rig = await webRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const awkward = [
  '/rollback',
  '/incident',
  '/release',
  'go',
  'stop',
  'declare',
  'checkout',
  'RB-1',
  '--card',
  '"',
  '“',
  '\\',
  '\u0000',
  '\u202e',
  '__proto__',
  '../../etc',
  '{{7*7}}',
  '<script>',
  '🚢',
];
const words = fc.constantFrom(...awkward);
const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(words, { maxLength: 12 }).map((some) => some.join(' ')),
);
const body = fc.oneof(
  text.map((said) => JSON.stringify({ text: `/rollback ${said}` })),
  text.map((said) => JSON.stringify({ text: said, incident: said.slice(0, 20) })),
  fc.oneof(...kinds.map(anyOrder)).map((order) => JSON.stringify({ order })),
  fc.json({ maxDepth: 4 }),
  fc.json({ maxDepth: 4 }).map((json) => `{"order":${json}}`),
  text,
  fc.constantFrom('[', '{', '"', '['.repeat(10_000), `{"text":"${'a '.repeat(20_000)}"}`),
);

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

async function send(one: string): Promise<{ readonly status: number; readonly body: string }> {
  const response = await rig.order(one);
  return { status: response.status, body: one };
}

describe('ten thousand random bodies', () => {
  test('are answered with 2xx or 4xx in time, whatever is in them', async () => {
    const bodies = fc.sample(body, { numRuns: most, seed });
    const seen = new Set<number>();
    let slowest = 0;
    for (let at = 0; at < bodies.length; at += atOnce) {
      const started = performance.now();
      const answers = await Promise.all(bodies.slice(at, at + atOnce).map(send));
      slowest = Math.max(slowest, performance.now() - started);
      const bad = answers.filter(({ status }) => status >= 500 || status < 200);
      expect(bad, `seed ${seed}`).toEqual([]);
      for (const { status } of answers) seen.add(status);
    }
    expect([...seen].toSorted((a, b) => a - b)).toEqual([200, 400, 422]);
    expect(slowest, `seed ${seed}`).toBeLessThan(slowestRoundMs);
    expect(rig.log.filter(({ event }) => event === 'RequestFailed')).toEqual([]);
  }, 120_000);
});

describe('a thousand random requests', () => {
  const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
  const path = fc.oneof(
    fc.webPath(),
    fc.string({ maxLength: 100 }).map((part) => `/api/v1/incidents/${encodeURIComponent(part)}`),
    fc.webQueryParameters().map((query) => `/api/v1/releases?${query}`),
    fc.webQueryParameters().map((query) => `/api/v1/incidents?${query}`),
  );
  const headers = fc.dictionary(
    fc.constantFrom('content-type', 'idempotency-key', 'x-sternway-as', 'x-sternway-via', 'range'),
    fc.stringMatching(/^[\x21-\x7e]{1,50}$/u),
  );

  test('are answered with 2xx or 4xx', async () => {
    const requests = fc.sample(fc.record({ method: methods, path, headers }), {
      numRuns: 1_000,
      seed,
    });
    for (const { method, path, headers } of requests) {
      const body = method === 'GET' ? {} : { body: '{}' };
      const { status } = await rig.call(path, { method, headers, ...body });
      expect(status, `seed ${seed}: ${method} ${path}`).toBeLessThan(500);
      expect(status).toBeGreaterThanOrEqual(200);
    }
  }, 60_000);
});
