import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { OutsideGroup } from '../../src/app/ports/rosters.ts';
import type { Log } from '../../src/app/ship.ts';
import { keepRosters } from '../../src/rosters/keep.ts';
import { simClock } from '../app/sim-clock.ts';
import { ownFolder } from '../registry/sqlite-rig.ts';

const night: OutsideGroup = { kind: 'slack', id: 'S0NIGHT' };
const week: OutsideGroup = { kind: 'schedule', at: 'week.json' };
type Ask = (group: OutsideGroup) => Promise<readonly string[]>;

async function opened(ask: Ask, write?: string) {
  const folder = await ownFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const file = join(folder.path, 'rosters.json');
  if (write !== undefined) writeFileSync(file, write);
  const clock = simClock();
  const warned: string[] = [];
  const log: Log = { info: () => undefined, warn: ({ event }) => warned.push(event) };
  const open = (how: Ask) =>
    keepRosters({ clock, log, file, groups: () => [night, week], ask: how });
  const rosters = await open(ask);
  onTestFinished(() => rosters[Symbol.asyncDispose]());
  return { clock, warned, file, rosters, open };
}

const silent: Ask = () => Promise.reject(new Error('away'));

test('a group is known as soon as the rosters are open, with the moment of its answer', async () => {
  const { rosters, clock } = await opened(({ kind }) => Promise.resolve([kind]));
  expect(rosters.last(night)).toEqual({ people: ['slack'], at: clock.now() });
  expect(rosters.last(week)?.people).toEqual(['schedule']);
  expect(rosters.last({ kind: 'slack', id: 'S0OTHER' })).toBeUndefined();
});

test('a source is asked again every minute, and what it says then holds', async () => {
  let people: readonly string[] = ['ada'];
  const { rosters, clock } = await opened(() => Promise.resolve(people));
  people = ['bo'];
  await vi.waitFor(() => {
    clock.tick();
    expect(rosters.last(week)?.people).toEqual(['bo']);
  });
});

test('the last good answer holds while a source is silent, also over a restart', async () => {
  const { rosters, clock, warned, open } = await opened(({ kind }) =>
    kind === 'slack' ? Promise.resolve(['ada']) : silent(week),
  );
  expect(rosters.last(week)).toBeUndefined();
  expect(warned).toEqual(['RosterNotSaid']);
  const before = rosters.last(night);
  await rosters[Symbol.asyncDispose]();
  clock.jump(3_600_000);
  await using again = await open(silent);
  expect(again.last(night)).toEqual(before);
});

test('a start does not wait for ever for a source that hangs', async () => {
  const folder = await ownFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const clock = simClock();
  const hanging = Promise.withResolvers<readonly string[]>();
  const opening = keepRosters({
    clock,
    log: { info: () => undefined, warn: () => undefined },
    file: join(folder.path, 'rosters.json'),
    groups: () => [week],
    ask: () => hanging.promise,
  });
  clock.tick();
  const rosters = await opening;
  expect(rosters.last(week)).toBeUndefined();
  hanging.resolve([]);
  await rosters[Symbol.asyncDispose]();
});

test('a file that holds something else is as good as none', async () => {
  const { rosters, warned, file } = await opened(() => Promise.resolve(['ada']), '{"x":1}');
  expect(warned).toEqual(['RostersUnread']);
  expect(rosters.last(week)?.people).toEqual(['ada']);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('schedule:week.json');
});
