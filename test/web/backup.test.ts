import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linesOf } from '../../src/app/backup/whole.ts';
import { handleOrder } from '../../src/app/handle-order.ts';
import { localToken, type Rig, tokens, webRig } from './rig.ts';

const path = '/api/v1/registry/backup';
let rig: Rig;
beforeAll(async () => {
  rig = await webRig({ answer: (ordered, ship) => handleOrder(ship, ordered) });
  await rig.order(
    { text: '/incident declare --private sev2 checkout "a leaked key"' },
    { token: tokens.bo },
  );
});
afterAll(() => rig[Symbol.asyncDispose]());

describe('a backup over HTTP', () => {
  test('is given whole to an administrator with the local token, private incidents included', async () => {
    const headers = { 'x-sternway-as': 'ada' };
    const response = await rig.call(path, { token: localToken, headers });
    expect(response.status).toBe(200);
    if (response.body === null) throw new Error('nothing came');
    const lines = await Array.fromAsync(linesOf(response.body));
    expect(lines.join('\n')).toContain('a leaked key');
  });

  test('is refused to whoever comes from elsewhere, an administrator too', async () => {
    const response = await rig.call(path, { token: tokens.ada });
    expect([response.status, await response.json()]).toMatchObject([
      403,
      {
        refusal: { code: 'OnlyOnItsMachine', lift: expect.stringContaining('npx sternway backup') },
      },
    ]);
  });
});
