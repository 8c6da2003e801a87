import { describe, expect, test, vi } from 'vitest';
import { rehearsing } from '../app/rehearsed.ts';
import { accepted, showCard } from '../app/story.ts';
import { declare, type Quay, quay, staging, testing } from './out-rig.ts';
import { calm, isSetUp } from './out-seen.ts';

const home = ({ slack }: Quay, user = 'U0ADA') => JSON.stringify(slack.homes.get(user) ?? '');
const published = ({ slack }: Quay) =>
  slack.calls.filter(({ method }) => method === 'views.publish').length;
const seen = ({ slack }: Quay) => JSON.stringify(slack.calls);
const dayMs = 24 * 60 * 60_000;

describe('the Home of somebody who opened it', () => {
  test('shows what waits for them, and is kept up to date', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    poster.homeOpened('U0ADA');
    await scene.boat.until('it is there', () => home(scene).includes('Nothing waits for you'));
    await showCard(scene.boat);
    await scene.boat.until('it is told', () => home(scene).includes('RB-1 waits'));
    expect(home(scene)).toContain('RB-1 waits for your decision');
  });

  test('holds nothing that only tells them something', async () => {
    await using scene = await quay();
    await accepted(declare(scene.boat, 'Buying fails'));
    await accepted(scene.boat.say({ kind: 'takeCommand', reason: 'no answer' }, { by: 'bo' }));
    await using poster = await scene.post();
    await scene.boat.until('ada is told', () => seen(scene).includes('You no longer decide'));
    poster.homeOpened('U0ADA');
    await scene.boat.until('it is there', () => home(scene).includes('Buying fails'));
    expect(home(scene)).not.toContain('You no longer decide');
  });

  test('is kept up to date after a restart too', async () => {
    await using scene = await quay();
    const first = await scene.post();
    first.homeOpened('U0ADA', 'T0SHOP');
    await scene.boat.until('it is there', () => home(scene) !== '""');
    await first[Symbol.asyncDispose]();
    await using _ = await scene.post();
    await accepted(declare(scene.boat));
    await scene.boat.until('it is told', () => home(scene).includes('5xx at checkout'));
    expect(published(scene)).toBe(2);
  });

  test('says nothing of incidents any more to whoever has become a guest', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    await accepted(declare(scene.boat, 'Buying fails'));
    poster.homeOpened('U0ADA', 'T0SHOP');
    await scene.boat.until('it is there', () => home(scene).includes('Buying fails'));
    scene.lookers.set('U0ADA', 'outsider');
    await accepted(declare(scene.boat, 'Paying fails', staging));
    await scene.boat.until('it is closed', () => home(scene).includes('members of this workspace'));
    expect(home(scene)).not.toMatch(/Buying|Paying/u);
    const before = published(scene);
    await accepted(declare(scene.boat, 'Searching fails', testing));
    await calm(scene);
    expect(published(scene)).toBe(before);
  });

  test('waits as long as Slack does not say who they are', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    scene.lookers.set('U0ADA', 'unknown');
    poster.homeOpened('U0ADA', 'T0SHOP');
    await accepted(declare(scene.boat));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    expect(published(scene)).toBe(0);
    scene.lookers.delete('U0ADA');
    await scene.boat.until('it is there', () => home(scene).includes('5xx at checkout'));
  });

  test('rests when they did not look for a day, until they look again', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    poster.homeOpened('U0ADA', 'T0SHOP');
    await scene.boat.until('it is there', () => home(scene) !== '""');
    scene.harbor.clock.jump(dayMs);
    await accepted(declare(scene.boat, 'Buying fails'));
    await scene.boat.until('it is set up', isSetUp(scene));
    await calm(scene);
    expect(published(scene)).toBe(1);
    poster.homeOpened('U0ADA', 'T0SHOP');
    await scene.boat.until('it is there', () => home(scene).includes('Buying fails'));
  });
});

describe('the Home of somebody who is next to rehearse', () => {
  test('says so with the way to begin, and theirs alone', async () => {
    await using scene = await quay((harbor) => rehearsing(harbor));
    await using poster = await scene.post();
    poster.homeOpened('U0ADA');
    poster.homeOpened('U0BO');
    await scene.boat.until('both are there', () => home(scene, 'U0BO') !== '""');
    await scene.boat.until('it is told', () => home(scene).includes('My next drill'));
    expect(home(scene)).toContain('NEVER REHEARSED');
    expect(home(scene)).toContain('/drill start checkout');
    expect(home(scene, 'U0BO')).not.toContain('My next drill');
    await scene.boat.until('it is asked for', () => home(scene).includes('Later today'));
  });
});

describe('many Homes', () => {
  test('cost what changed for each, not all for each of them', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    const users = Array.from({ length: 40 }, (_, index) => `U0LOOK${index}`);
    const made = vi.spyOn(scene.boat.ship.directory, 'with');
    for (const user of users) poster.homeOpened(user, 'T0SHOP');
    await scene.boat.until('all are there', () => scene.slack.homes.size === users.length);
    await calm(scene);
    const times = made.mock.calls.filter(([account]) => account.startsWith('slack:U0LOOK')).length;
    expect(times).toBeLessThanOrEqual(4 * users.length);
  });
});
