import { describe, expect, test } from 'vitest';
import {
  closeStack,
  closeView,
  findView,
  openView,
  publishHome,
  pushView,
  stackOf,
  updateView,
} from '../../sandbox/slack/state/views.ts';
import { viewJson } from '../../sandbox/slack/state/wire/view.ts';
import { kindsOf, restingWorkspace } from './state-rig.ts';

const form = (name: string) => ({
  type: 'modal',
  external_id: name,
  blocks: [{ type: 'divider' }],
});

const threeForms = () => {
  const { workspace, changes } = restingWorkspace();
  openView(workspace, 'U0FIRST', form('one'));
  pushView(workspace, 'U0FIRST', form('two'));
  pushView(workspace, 'U0FIRST', form('three'));
  const stack = stackOf(workspace, 'U0FIRST');
  const [one, two, three] = stack;
  if (one === undefined || two === undefined || three === undefined) throw new Error('no stack');
  changes.length = 0;
  return { workspace, changes, one, two, three };
};

describe('three open forms', () => {
  test('are a stack in which each knows its root and the one below', () => {
    const { one, two, three } = threeForms();
    expect(three).toMatchObject({ rootViewId: one.id, previousViewId: two.id });
    expect(one).toMatchObject({ rootViewId: one.id, previousViewId: undefined });
  });

  test('take no fourth, and are not another person’s', () => {
    const { workspace } = threeForms();
    const fourth = form('four');
    expect(pushView(workspace, 'U0FIRST', fourth)).toMatchObject({ error: 'push_limit_reached' });
    expect(pushView(workspace, 'U0NEW', fourth)).toMatchObject({ error: 'not_found' });
  });

  test('closing one closes those above it, the top one first', () => {
    const { workspace, changes, one, two, three } = threeForms();
    closeView(workspace, two, 'dismissed');
    expect(stackOf(workspace, 'U0FIRST')).toEqual([one]);
    expect(changes).toMatchObject([
      { type: 'viewClosed', view: { id: three.id }, how: 'dismissed' },
      { type: 'viewClosed', view: { id: two.id }, how: 'dismissed' },
    ]);
    expect(findView(workspace, { externalId: 'three' })).toBeUndefined();
  });

  test('closing one that is closed already does nothing', () => {
    const { workspace, changes, one } = threeForms();
    closeStack(workspace, 'U0FIRST', 'cleared');
    changes.length = 0;
    closeView(workspace, one, 'dismissed');
    expect(changes).toEqual([]);
  });

  test('opening another puts all of them away', () => {
    const { workspace, changes } = threeForms();
    openView(workspace, 'U0FIRST', form('other'));
    expect(kindsOf(changes)).toEqual(['viewClosed', 'viewClosed', 'viewClosed', 'viewOpened']);
    expect(stackOf(workspace, 'U0FIRST')).toHaveLength(1);
  });
});

describe('a form that is updated', () => {
  test('keeps its id and place, and changes its hash', () => {
    const { workspace, one, two } = threeForms();
    const updated = updateView(workspace, { id: two.id }, { content: form('new'), hash: two.hash });
    expect(updated).toMatchObject({ value: { id: two.id, previousViewId: one.id } });
    const stale = updateView(workspace, { id: two.id }, { content: form('x'), hash: two.hash });
    expect(stale).toMatchObject({ error: 'hash_conflict' });
  });

  test('is written as Slack writes it, with what was not given as empty', () => {
    const { workspace, one } = threeForms();
    expect(viewJson(workspace, one)).toMatchObject({
      id: one.id,
      external_id: 'one',
      private_metadata: '',
      notify_on_close: false,
      previous_view_id: null,
      app_id: 'A0STERNWAY',
      blocks: [{ type: 'divider', block_id: expect.any(String) }],
    });
  });
});

describe('a Home', () => {
  test('is one for each person, and an old hash does not replace it', () => {
    const { workspace } = restingWorkspace();
    const content = { type: 'home', blocks: [] };
    const first = publishHome(workspace, 'U0FIRST', { content });
    const hash = first.ok ? first.value.hash : '';
    expect(publishHome(workspace, 'U0FIRST', { content, hash }).ok).toBe(true);
    expect(publishHome(workspace, 'U0FIRST', { content, hash })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(publishHome(workspace, 'U0NEW', { content, hash })).toMatchObject({
      error: 'hash_conflict',
    });
  });
});
