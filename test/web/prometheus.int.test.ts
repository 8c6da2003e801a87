import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handleOrder } from '../../src/app/handle-order.ts';
import { checkMetrics, havePrometheus, startPrometheus } from '../support/prometheus.ts';
import { type Rig, tokens, webRig } from './rig.ts';

const Found = z.object({
  status: z.literal('success'),
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

describe.skipIf(!havePrometheus())('a real Prometheus', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
    await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  test('has nothing to say against how it is written', async () => {
    const text = await (await rig.call('/metrics', {})).text();
    expect(await checkMetrics(text)).toBe('');
  });

  test('scrapes it with a token, and answers what it says', async () => {
    const { host } = new URL(rig.url);
    await using prometheus = await startPrometheus(host, tokens.ada);
    const ask = async (query: string): Promise<readonly string[]> => {
      const asked = `${prometheus.url}/api/v1/query?query=${encodeURIComponent(query)}`;
      const response = await fetch(asked, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
      const found = response?.ok === true ? Found.safeParse(await response.json()).data : undefined;
      return found?.data.result.map(({ value: [, value] }) => value) ?? [];
    };
    const query = 'sternway_incidents_total{mode="live",service="checkout"}';
    await expect.poll(() => ask(query), { timeout: 30_000, interval: 500 }).toEqual(['1']);
    expect(await ask('up{job="sternway"}')).toEqual(['1']);
  }, 40_000);
});
