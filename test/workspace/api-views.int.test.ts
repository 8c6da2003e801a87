import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fullManifest, openWorkspace, type Rig, sentencesOf } from './api-rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openWorkspace();
});
afterEach(() => rig[Symbol.asyncDispose]());

const plain = (text: string) => ({ type: 'plain_text', text });
const modal = (title: string, more: object = {}) => ({
  type: 'modal',
  title: plain(title),
  blocks: [{ type: 'section', text: plain('text') }],
  ...more,
});
const trigger = () => rig.running.delivery.triggers.issue('U0FIRST');
const open = (view: object = modal('One')) =>
  rig.call('views.open', { trigger_id: trigger(), view });
const push = (view: object) => rig.call('views.push', { trigger_id: trigger(), view });
const viewIn = (answer: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object(answer['view']);

describe('a form', () => {
  test('is opened at the person whose trigger it is', async () => {
    const view = viewIn(await open());
    expect(view).toMatchObject({
      type: 'modal',
      title: plain('One'),
      root_view_id: view['id'],
      previous_view_id: null,
      hash: expect.any(String),
      blocks: [{ block_id: expect.any(String) }],
    });
    expect(rig.running.workspace.stacks.get('U0FIRST')).toEqual([view['id']]);
  });

  test('a trigger opens one form, within three seconds', async () => {
    const { clock } = rig.running.workspace;
    const used = trigger();
    const late = trigger();
    await rig.call('views.open', { trigger_id: used, view: modal('One') });
    const again = (trigger_id: string) =>
      rig.errorOf('views.open', { trigger_id, view: modal('Two') });
    expect(await again(used)).toBe('exchanged_trigger_id');
    clock.advance(3_000);
    expect(await again(late)).toBe('expired_trigger_id');
    expect(await again('made.up')).toBe('invalid_trigger_id');
  });

  test('that Slack would not take leaves the trigger unspent', async () => {
    const trigger_id = trigger();
    const answer = await rig.call('views.open', { trigger_id, view: modal('x'.repeat(25)) });
    expect(answer.error).toBe('invalid_arguments');
    expect(sentencesOf(answer)[0]).toContain('[json-pointer:/view/title');
    expect(await rig.errorOf('views.open', { trigger_id, view: modal('One') })).toBeUndefined();
  });

  test('above 250 KB is view_too_large', async () => {
    const blocks = Array.from({ length: 90 }, () => ({
      type: 'section',
      text: plain('ü'.repeat(1_500)),
    }));
    expect((await open(modal('One', { blocks }))).error).toBe('view_too_large');
  });

  test('that is a Home cannot be opened', async () => {
    const answer = await open({ type: 'home', blocks: [] });
    expect(sentencesOf(answer)).toEqual(['[ERROR] must be modal [json-pointer:/view/type]']);
  });
});

describe('a stack of forms', () => {
  test('holds three, each knowing the one below', async () => {
    const [one, two] = [viewIn(await open()), viewIn(await push(modal('Two')))];
    expect(two).toMatchObject({ root_view_id: one['id'], previous_view_id: one['id'] });
    expect(await push(modal('Three'))).toMatchObject({ ok: true });
    expect((await push(modal('Four'))).error).toBe('push_limit_reached');
  });

  test('needs something below to push on', async () => {
    expect((await push(modal('Two'))).error).toBe('not_found');
  });
});

describe('updating a form', () => {
  test('finds it by id and gives it a new hash', async () => {
    const before = viewIn(await open());
    const after = viewIn(
      await rig.call('views.update', { view_id: before['id'], view: modal('Later') }),
    );
    expect(after).toMatchObject({ id: before['id'], title: plain('Later') });
    expect(after['hash']).not.toBe(before['hash']);
  });

  test('finds it by the external_id, which is given once', async () => {
    await open(modal('One', { external_id: 'inc-1' }));
    const later = { external_id: 'inc-1', view: modal('Later') };
    expect((await push(modal('Two', { external_id: 'inc-1' }))).error).toBe(
      'duplicate_external_id',
    );
    expect(await rig.call('views.update', later)).toMatchObject({ ok: true });
  });

  test('with an old hash is hash_conflict', async () => {
    const { id: view_id, hash } = viewIn(await open());
    await rig.call('views.update', { view_id, hash, view: modal('First') });
    expect(await rig.errorOf('views.update', { view_id, hash, view: modal('Second') })).toBe(
      'hash_conflict',
    );
  });

  test('that is not open is not_found, and without a key refused', async () => {
    const view = modal('Later');
    expect(await rig.errorOf('views.update', { view_id: 'V0NONE', view })).toBe('not_found');
    expect(await rig.errorOf('views.update', { view })).toBe('invalid_arguments');
  });
});

describe('Home', () => {
  const home = { type: 'home', blocks: [{ type: 'divider' }] };

  test('is published for one person and replaced in place', async () => {
    const first = viewIn(await rig.call('views.publish', { user_id: 'U0FIRST', view: home }));
    const { hash } = first;
    const second = viewIn(
      await rig.call('views.publish', { user_id: 'U0FIRST', view: home, hash }),
    );
    expect(second['id']).toBe(first['id']);
    expect(await rig.errorOf('views.publish', { user_id: 'U0FIRST', view: home, hash })).toBe(
      'hash_conflict',
    );
  });

  test('is not there for somebody unknown, nor as a modal', async () => {
    expect(await rig.errorOf('views.publish', { user_id: 'U0NOBODY', view: home })).toBe(
      'invalid_arguments',
    );
    expect(await rig.errorOf('views.publish', { user_id: 'U0FIRST', view: modal('x') })).toBe(
      'invalid_arguments',
    );
  });

  test('is not_enabled when the manifest does not ask for it', async () => {
    const { app_home: _, ...features } = fullManifest.features;
    await using plainer = await openWorkspace({ manifest: { ...fullManifest, features } });
    expect(await plainer.errorOf('views.publish', { user_id: 'U0FIRST', view: home })).toBe(
      'not_enabled',
    );
  });
});

describe('blocks.validate', () => {
  test('takes one of blocks, a view and a message', async () => {
    const blocks = [{ type: 'divider' }];
    expect(await rig.errorOf('blocks.validate', { blocks })).toBeUndefined();
    expect(await rig.errorOf('blocks.validate', { view: modal('One') })).toBeUndefined();
    expect(
      await rig.errorOf('blocks.validate', { message: { text: 'x', blocks } }),
    ).toBeUndefined();
    expect(await rig.errorOf('blocks.validate', { blocks, message: {} })).toBe('invalid_arguments');
  });

  test('points to what is wrong', async () => {
    const blocks = [{ type: 'section', text: { type: 'invalid', text: 'x' } }];
    expect(await rig.call('blocks.validate', { blocks })).toMatchObject({
      error: 'invalid_blocks',
      errors: [{ pointer: expect.stringMatching(/^\/0\/text/u) }],
    });
    expect(await rig.errorOf('blocks.validate', { view: { type: 'modal' } })).toBe('invalid_view');
    expect(await rig.errorOf('blocks.validate', { message: {} })).toBe('invalid_message');
  });
});
