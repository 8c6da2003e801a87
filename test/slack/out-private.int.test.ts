import { describe, expect, test } from 'vitest';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm, channel, own } from './out-seen.ts';

const hidden = ({ boat }: Quay) =>
  boat.say({ kind: 'declare', targets: [checkout], title: 'A leaked key', private: true });
const home = ({ slack }: Quay, user: string) => JSON.stringify(slack.homes.get(user) ?? '');
const isThere = (scene: Quay) => () => channel(scene)?.pins.length === 1;

describe('a private incident in Slack', () => {
  test('has a private channel with those who are let in, and is announced nowhere', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(hidden(scene));
    await scene.boat.until('it is set up', isThere(scene));
    await calm(scene);
    const made = scene.slack.calls.find(({ method }) => method === 'conversations.create');
    expect(made?.given).toMatchObject({ is_private: true });
    expect(new Set(channel(scene)?.members)).toEqual(new Set(['U0BOT', 'U0ADA', 'U0DANA']));
    expect(scene.slack.inChannel('C0INCIDENTS')).toEqual([]);
  });

  test('takes in who is invited', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(hidden(scene));
    await accepted(scene.boat.say({ kind: 'invite', who: '@oz' }));
    await calm(scene);
    expect(channel(scene)?.members).toContain('U0OZ');
  });

  test('stands at the Home of those who are let in, and nobody else', async () => {
    await using scene = await quay();
    await using poster = await scene.post();
    poster.homeOpened('U0ADA');
    poster.homeOpened('U0BO');
    await accepted(hidden(scene));
    await scene.boat.until('ada sees it', () => home(scene, 'U0ADA').includes('A leaked key'));
    await calm(scene);
    expect(home(scene, 'U0BO')).not.toMatch(/leaked|INC-1/u);
  });

  test('is told nowhere else when its channel cannot be made', async () => {
    await using scene = await quay();
    scene.slack.always('conversations.create', { code: 'missing_scope' });
    await using poster = await scene.post();
    await accepted(hidden(scene));
    poster.openChannel('INC-1', 'C0GENERAL');
    await calm(scene);
    expect([
      ...scene.slack.inChannel('C0GENERAL'),
      ...scene.slack.inChannel('C0INCIDENTS'),
    ]).toEqual([]);
    expect(poster.reasons().join()).toContain('INC-1 is told nowhere in Slack');
  });

  test('is announced once it is public', async () => {
    await using scene = await quay();
    await using _ = await scene.post();
    await accepted(hidden(scene));
    await scene.boat.until('it is set up', isThere(scene));
    await accepted(scene.boat.say({ kind: 'makePublic' }));
    await scene.boat.until(
      'it is announced',
      () => scene.slack.inChannel('C0INCIDENTS').length === 1,
    );
    await calm(scene);
    expect(JSON.stringify(own(scene))).toContain('public from now on');
  });
});
