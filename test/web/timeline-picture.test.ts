import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { handleOrder } from '../../src/app/handle-order.ts';
import { simPictures } from '../app/sim-pictures.ts';
import { type Rig, webRig } from './rig.ts';

const pictures = simPictures();
let rig: Rig;
beforeAll(async () => {
  rig = await webRig({ pictures, answer: (ordered, ship) => handleOrder(ship, ordered) });
  await rig.order({ text: '/incident declare sev2 checkout "5xx after deploy"' });
});
afterAll(() => rig[Symbol.asyncDispose]());

const path = '/api/v1/incidents/INC-1/timeline';

describe('the picture of a timeline over HTTP', () => {
  test('is a PNG', async () => {
    const response = await rig.call(`${path}?format=png`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(await response.text()).toContain('"title":"5xx after deploy"');
  });

  test('is an SVG', async () => {
    const response = await rig.call(`${path}?format=svg&zone=Europe/Berlin`);
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await response.text()).toContain('<svg>');
  });

  test('stands in words where it is ordered as anything else is', async () => {
    const response = await rig.order({ text: '/incident timeline png' });
    const { say } = z.object({ say: z.string() }).parse(await response.json());
    expect(say).toMatch(/^INC-1, sev2, declared\n5xx after deploy\ncheckout@prod\n/u);
    expect(say).toContain('Ladder of recovery\n- declared: ');
  });

  test('is refused with the way to the words, where it cannot be drawn', async () => {
    pictures.refuse();
    const response = await rig.call(`${path}?format=png`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      accepted: false,
      refusal: { code: 'PictureNotDrawn', lift: expect.stringContaining('/incident timeline') },
    });
  });
});
