import { describe, expect, test } from 'vitest';
import { keepFollowUps } from '../../src/app/follow-ups/keep.ts';
import { markOf } from '../../src/app/follow-ups/mark.ts';
import type { TrackerEntry } from '../../src/app/ports/trackers.ts';
import { hearAll, keepDelivery } from '../../src/app/targets/outside-changes.ts';
import { instant } from '../../src/core/ids.ts';
import { f } from '../core/report.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { rulesOf } from './rules.ts';
import { accepted, underSail } from './story.ts';

const hour = 3_600_000;
const board: TrackerEntry = {
  kind: 'github',
  url: 'https://api.github.com',
  repository: 'acme/checkout',
  tokenSecret: 'key',
  labels: [],
  isOpenToPrivate: false,
};
const withTracker = (entry: TrackerEntry = board) =>
  underSail((harbor) => {
    harbor.rules = rulesOf({ trackers: { board: entry }, usualTracker: 'board' });
  });

/** Its loop alone: hours pass quickly. */
function keeping({ ship }: Boat): AsyncDisposable {
  const ending = new AbortController();
  const kept = keepFollowUps(ship, ending.signal);
  return {
    [Symbol.asyncDispose]: () => {
      ending.abort();
      return kept;
    },
  };
}

const declare = (boat: Boat, isPrivate = false) =>
  accepted(
    boat.say({
      kind: 'declare',
      targets: [checkout],
      title: 'Buying fails',
      ...(isPrivate && { private: true }),
    }),
  );
const add = (boat: Boat, text = 'Test the migration both ways') =>
  accepted(
    boat.say(
      { kind: 'followUp', aim: 'prevent', owner: 'bo', due: '2026-03-16', text },
      { incident: 'INC-1' },
    ),
  );
const followUp = async (boat: Boat) => (await boat.state()).report?.followUps[f(1)];

describe('a follow-up', () => {
  test('goes out once, and stands in the record with its link', async () => {
    await using scene = await withTracker();
    const { boat, harbor } = scene;
    await using _kept = keeping(boat);
    await declare(boat);
    await add(boat);
    await boat.until('it is filed', async () => (await followUp(boat))?.filed !== undefined);
    await boat.pass(hour);
    expect(harbor.issues.filed).toMatchObject([
      { title: 'Test the migration both ways', due: '2026-03-16', triedAt: undefined },
    ]);
    expect(await followUp(boat)).toMatchObject({
      link: 'https://tracker.test/7',
      filed: { tracker: 'board', place: 'github', issue: '7' },
    });
  });

  test('that may have been left behind is looked for, also by the next process', async () => {
    await using scene = await withTracker();
    const { harbor } = scene;
    harbor.issues.file = () => ({ status: 'later', code: 'Unreachable' });
    const first = keeping(scene.boat);
    await declare(scene.boat);
    await add(scene.boat);
    await scene.boat.until('it was tried', () => harbor.issues.filed.length > 0);
    await first[Symbol.asyncDispose]();
    await scene.boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await using _kept = keeping(next);
    await next.until('it was tried again', () => harbor.issues.filed.length > 1);
    expect(harbor.issues.filed.map(({ triedAt }) => triedAt === undefined)).toEqual([true, false]);
  });

  test('that is not taken is said once, tried later and later, and at once under other rules', async () => {
    await using scene = await withTracker();
    const { boat, harbor } = scene;
    harbor.issues.file = () => ({ status: 'later', code: 'Unauthorized' });
    await using _kept = keeping(boat);
    await declare(boat);
    await add(boat);
    await boat.pass(hour / 2);
    expect(harbor.issues.filed).toHaveLength(1);
    expect(await boat.events('FollowUpBehind')).toMatchObject([{ code: 'Unauthorized' }]);
    harbor.issues.file = () => ({ status: 'filed', issue: '7', link: undefined });
    harbor.rules = { ...harbor.rules, digest: 'rules-2' };
    await boat.until('it is filed', async () => (await followUp(boat))?.filed !== undefined);
    expect(await followUp(boat)).toMatchObject({ behind: undefined });
  });

  test('waits for as long as a busy tracker says', async () => {
    await using scene = await withTracker();
    const { boat, harbor } = scene;
    harbor.issues.file = () => ({ status: 'later', code: 'Busy', afterMs: 20 * 60_000 });
    await using _kept = keeping(boat);
    await declare(boat);
    await add(boat);
    await boat.pass(19 * 60_000);
    expect(harbor.issues.filed).toHaveLength(1);
    await boat.pass(2 * 60_000);
    expect(harbor.issues.filed).toHaveLength(2);
  });

  test('of a private incident stays here', async () => {
    await using scene = await withTracker();
    const { boat, harbor } = scene;
    await using _kept = keeping(boat);
    await declare(boat, true);
    await add(boat);
    await boat.pass(hour);
    expect(harbor.issues.filed).toEqual([]);
    await accepted(boat.say({ kind: 'makePublic' }, { incident: 'INC-1' }));
    await boat.until('it is filed', async () => (await followUp(boat))?.filed !== undefined);
  });

  test('of a private incident goes where that is allowed', async () => {
    await using scene = await withTracker({ ...board, isOpenToPrivate: true });
    const { boat, harbor } = scene;
    await using _kept = keeping(boat);
    await declare(boat, true);
    await add(boat);
    await boat.until('it goes out', () => harbor.issues.filed.length === 1);
    expect(await boat.events('FollowUpBehind')).toEqual([]);
  });

  test.each([
    ['bo forgot to test it', 'F1 of INC-1, prevent'],
    ['Rotate password=hunter2hunter2 everywhere', 'Rotate password=[secret] everywhere'],
  ])('"%s" is called "%s" outside', async (text, title) => {
    await using scene = await withTracker();
    const { boat, harbor } = scene;
    await using _kept = keeping(boat);
    await declare(boat);
    await add(boat, text);
    await boat.until('it goes out', () => harbor.issues.filed.length === 1);
    expect(harbor.issues.filed).toMatchObject([{ title }]);
    expect(JSON.stringify(harbor.issues.filed)).not.toMatch(/forgot|hunter2/u);
  });
});

describe('an issue that ends', () => {
  const closed = async (boat: Boat) => {
    await declare(boat);
    await add(boat);
    await boat.until('it is filed', async () => (await followUp(boat))?.filed !== undefined);
    const order = { kind: 'close' } as const;
    await accepted(boat.say(order, { incident: 'INC-1' }));
  };

  test.each(['done', 'dropped'] as const)(
    'as %s ends ours, after the incident was closed too',
    async (status) => {
      await using scene = await withTracker();
      const { boat, harbor } = scene;
      await using _kept = keeping(boat);
      await closed(boat);
      harbor.issues.look = () => ({ status });
      await boat.until('it has ended', async () => (await followUp(boat))?.status === status);
      expect(await boat.events('FollowUpClosed')).toEqual([
        { type: 'FollowUpClosed', followUp: 'F1', how: status, link: 'https://tracker.test/7' },
      ]);
    },
  );

  test('is heard of by a webhook, and only as the issue that is on record', async () => {
    await using scene = await withTracker();
    const { boat } = scene;
    await using _kept = keeping(boat);
    await closed(boat);
    const { ship } = boat;
    const mark = markOf(ship.registry.id, { incident: 'INC-1', followUp: f(1) });
    const heard = async (issue: string) => {
      const happenedAt = instant(Date.parse(ship.clock.now()));
      const delivered = { place: 'github', mark, issue, how: 'done', happenedAt } as const;
      await keepDelivery(ship, `issue:${issue}`, delivered);
      await hearAll(ship);
      return (await followUp(boat))?.status;
    };
    expect(await heard('8')).toBe('open');
    expect(await heard('7')).toBe('done');
  });

  test('is asked for now and then, a few at a time', async () => {
    await using scene = await withTracker();
    const { boat, harbor } = scene;
    await using _kept = keeping(boat);
    await declare(boat);
    for (let one = 0; one < 8; one += 1) await add(boat);
    await boat.until('all are filed', () => harbor.issues.filed.length === 8);
    expect(harbor.issues.looked).toEqual([]);
    await boat.until('it is asked', () => harbor.issues.looked.length > 0);
    expect(harbor.issues.looked).toHaveLength(5);
    await boat.pass(10_000);
    expect(harbor.issues.looked).toHaveLength(8);
  });

  test('by being deleted is said, and does not end ours', async () => {
    await using scene = await withTracker();
    const { boat, harbor } = scene;
    await using _kept = keeping(boat);
    await closed(boat);
    harbor.issues.look = () => ({ status: 'later', code: 'Gone' });
    await boat.pass(hour);
    expect(await followUp(boat)).toMatchObject({ status: 'open', behind: 'Gone' });
    expect(await boat.events('FollowUpBehind')).toHaveLength(1);
  });
});
