import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene, type Scene } from './pages/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene[Symbol.asyncDispose]());

test('an incident over HTTP has its title, and what each check says, answered or not', async () => {
  const response = await fetch(`${scene.url}/api/v1/incidents/INC-1`, {
    headers: { authorization: 'Bearer local-token-of-the-scene', 'x-sternway-as': 'ada' },
  });
  expect(await response.json()).toMatchObject({
    id: 'INC-1',
    title: 'checkout@prod: rollback considered',
    checks: expect.arrayContaining([
      { check: 'criterion/purchases', verdict: null, waived: false, says: null },
      expect.objectContaining({ check: 'after/traffic/drained', says: 'connections: 0' }),
    ]),
    asks: [],
  });
});
