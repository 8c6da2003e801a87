import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carded, drilling, ending, going, scoredTimes } from '../app/drill-scene.ts';
import { accepted } from '../app/story.ts';
import { localToken, type Rig, webRig } from './rig.ts';

const dayMs = 86_400_000;

let scene: Awaited<ReturnType<typeof drilling>>;
let rig: Rig;
beforeAll(async () => {
  scene = await drilling();
  rig = await webRig({ ship: scene.boat.ship });
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await scene[Symbol.asyncDispose]();
});

const get = async (query = ''): Promise<readonly [number, unknown]> => {
  const response = await rig.call(`/api/v1/drills${query}`, {
    token: localToken,
    headers: { 'x-sternway-as': 'ada' },
  });
  return [response.status, await response.json()];
};

describe('GET /api/v1/drills', () => {
  test('says of a service that it never was rehearsed, and who is next', async () => {
    expect(await get()).toMatchObject([
      200,
      {
        drills: [
          {
            service: 'checkout',
            target: 'checkout@staging',
            team: 'checkout-team',
            state: 'never',
            overdueDays: 0,
            playbookChanged: false,
            next: 'ada',
            skipsInARow: 0,
          },
        ],
      },
    ]);
  });

  test('says when it passed, how long that took, and by how much it is overdue', async () => {
    const { boat, harbor } = scene;
    await boat.sail();
    await accepted(boat.say({ kind: 'drillStart', where: 'checkout' }));
    await carded(boat);
    await going(boat);
    await ending(boat);
    await boat.until('it is scored', scoredTimes(boat, 1));
    harbor.clock.jump(33 * dayMs);
    const drill = { incident: 'INC-1', person: 'ada', passed: true, tookMs: expect.any(Number) };
    expect(await get('?service=checkout')).toMatchObject([
      200,
      {
        drills: [
          {
            state: 'overdue',
            due: '2026-03-31',
            overdueDays: 3,
            lastPass: drill,
            last: drill,
            next: 'bo',
          },
        ],
      },
    ]);
  });

  test('refuses a service that is not rehearsed, and what is asked wrongly', async () => {
    expect(await get('?service=pricing')).toMatchObject([422, { refusal: { code: 'NoDrills' } }]);
    expect(await get('?team=a')).toMatchObject([400, { refusal: { code: 'BadRequest' } }]);
    expect(await get('?service=a&service=b')).toMatchObject([400, {}]);
  });

  test('is closed to whoever is not signed in', async () => {
    const response = await rig.call('/api/v1/drills', { token: 'guess' });
    expect(response.status).toBe(401);
  });
});
