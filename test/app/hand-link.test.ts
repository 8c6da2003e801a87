import { describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import { mayEnter, sessionOf, signInWith } from '../../src/app/people/passes.ts';
import { PersonId } from '../../src/core/ids.ts';
import type { Boat } from './rig.ts';
import { accepted, refused, underSail } from './story.ts';

const arrival = { via: 'slack', arrival: 'slack', key: 'K1' } as const;
const dashboard = { kind: 'dashboard' } as const;

/** The secret of the link that somebody is told. */
async function linkFor(boat: Boat, by = 'ada'): Promise<string> {
  const { say } = await accepted(boat.say(dashboard, { by }));
  return /link=(?<secret>[\da-f]{64})$/mu.exec(say)?.groups?.['secret'] ?? 'none';
}

describe('a link of the dashboard', () => {
  test('is told to whoever asks, with its end, and leaves nothing on record', async () => {
    await using scene = await underSail();
    const before = await scene.boat.ship.registry.head();
    const { say } = await accepted(scene.boat.say(dashboard));
    expect(say).toMatch(
      /^Open the dashboard here: https:\/\/sternway\.example\.com\/dashboard\/sign-in\?link=[\da-f]{64}\n/u,
    );
    expect(say).toMatch(/works once, until \d\d:\d\d UTC/u);
    expect(await scene.boat.ship.registry.head()).toBe(before);
  });

  test('is another one each time, also under the same key', async () => {
    await using scene = await underSail();
    const say = () => accepted(scene.boat.say(dashboard, { key: 'twice' }));
    expect((await say()).say).not.toBe((await say()).say);
  });

  test('signs its own person in, once, and only until its end', async () => {
    await using scene = await underSail();
    const { ship } = scene.boat;
    const link = await linkFor(scene.boat, 'bo');
    const signed = await signInWith(ship, link);
    expect(signed.status).toBe('signed-in');
    const session =
      signed.status === 'signed-in' ? await sessionOf(ship, signed.secret) : undefined;
    expect(session?.person).toBe(ship.directory.find('bo'));
    expect((await signInWith(ship, link)).status).toBe('spent');
    const late = await linkFor(scene.boat);
    await scene.boat.pass(5 * 60_000);
    expect((await signInWith(ship, late)).status).toBe('expired');
  });

  test('is not made for somebody whom the configuration does not name', async () => {
    await using scene = await underSail();
    const person = await scene.boat.ship.directory.admit('slack:U7', 'Cy');
    const { code, lift } = await refused(
      handleOrder(scene.boat.ship, {
        order: dashboard,
        incident: undefined,
        actor: { kind: 'person', person },
        arrival,
      }),
    );
    expect(code).toBe('NotNamed');
    expect(lift).toContain('ada');
  });

  test('is worth nothing any more once its person is taken out', async () => {
    await using scene = await underSail();
    const { ship } = scene.boat;
    const [link, other] = [await linkFor(scene.boat, 'bo'), await linkFor(scene.boat, 'bo')];
    const signed = await signInWith(ship, link);
    const { bo: _bo, ...people } = scene.harbor.rules.people;
    await ship.directory.learn({ ...scene.harbor.rules, people });
    expect((await signInWith(ship, other)).status).toBe('unknown');
    expect(signed.status === 'signed-in' && (await sessionOf(ship, signed.secret))).toBeUndefined();
  });

  test('is for nobody who was erased', async () => {
    await using scene = await underSail();
    expect(mayEnter(scene.boat.ship, PersonId.parse('p_gone'))).toBe(false);
  });
});
