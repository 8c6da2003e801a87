import { describe, expect, test } from 'vitest';
import { lessonLines, lessonsFor, openLessons } from '../../src/app/reports/lessons.ts';
import { IncidentId } from '../../src/core/ids.ts';
import type { Lesson } from '../../src/core/report/lessons.ts';
import { FollowUpName } from '../../src/core/report/shapes.ts';
import { planOf } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, decidedOn, refused, underSail } from './story.ts';

const followUp = FollowUpName.parse('F1');
const lesson = {
  kind: 'followUp',
  aim: 'playbook_change',
  owner: '@ada',
  due: '2030-12-02',
  text: 'Drain first',
} as const;

/** A run that was aborted, and what was learned of it. */
async function taught(boat: Boat): Promise<void> {
  await decidedOn(boat);
  await accepted(boat.say(lesson));
  await accepted(boat.say({ kind: 'abort' }));
}
const plan = (boat: Boat) => accepted(boat.say({ kind: 'plan', targets: [] }));
const details = async (boat: Boat) => (await accepted(boat.say({ kind: 'dryRun' }))).say;

describe('a lesson that no playbook has taken up', () => {
  test('stands beside each plan of that playbook, and in its details', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await taught(boat);
    expect((await plan(boat)).say).toContain('Learned and not in its playbook yet: F1 of INC-1');
    // Typed once more it is the same plan, and what was learned is not forgotten.
    expect((await plan(boat)).say).toContain(
      'is that plan already, and it is open. Learned and not in its playbook yet: F1 of INC-1.',
    );
    expect(await details(boat)).toContain(
      'Not in it yet: F1 of INC-1, due Mon 2030-12-02: Drain first',
    );
  });

  test('of an incident that cannot be read holds up no other, and is told once it can', async () => {
    await using scene = await underSail();
    const { ship } = scene.boat;
    await taught(scene.boat);
    const lessons = openLessons(ship.registry);
    const unread = { load: () => Promise.reject(new Error('INC-1 cannot be read')) };
    expect(await lessons(unread)).toEqual([]);
    expect(await lessons(ship.incidents)).toMatchObject([{ incident: 'INC-1' }]);
  });

  test('is known after a restart', async () => {
    await using scene = await underSail();
    await taught(scene.boat);
    await scene.boat[Symbol.asyncDispose]();
    await using next = await scene.harbor.boot();
    expect((await plan(next)).say).toContain('F1 of INC-1');
  });

  test('is told no more once the playbook has it', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await taught(boat);
    const change = { kind: 'playbookChange', followUp, version: 'playbook-2' } as const;
    expect(await refused(boat.say(change))).toMatchObject({ code: 'SamePlaybook' });
    harbor.playbooks.problems = [{ file: 'a.yaml', line: 1, column: 1, message: 'broken' }];
    expect(await refused(boat.say(change))).toMatchObject({ code: 'PlaybookBroken' });
    harbor.playbooks.problems = [];
    harbor.playbooks.version = 'playbook-2';
    expect((await accepted(boat.say(change))).say).toContain('F1 is in the playbook, says ada');
    expect((await plan(boat)).say).not.toContain('Learned');
  });
});

test('a lesson whose words are gone is told without them, and none where its incident cannot be read', async () => {
  await using scene = await underSail();
  const { boat } = scene;
  await taught(boat);
  const { ship } = boat;
  const [known] = await ship.lessons(ship.incidents);
  if (known === undefined) throw new Error('nothing was learned');
  const lessons = async () => [{ ...known, followUp: FollowUpName.parse('F9') }];
  const [line] = await lessonLines({ ...ship, lessons }, { id: known.incident }, planOf());
  expect(line).toContain('Not in it yet: F9 of INC-1');
  expect(line).toContain('(erased)');
  const load = async () => ({ stream: '', version: 0, state: undefined });
  expect(await openLessons(ship.registry)({ load })).toEqual([]);
});

describe('a lesson of a private incident', () => {
  const one: Lesson = {
    incident: IncidentId.parse('INC-1'),
    followUp,
    due: '2030-12-02',
    factors: [],
    playbooks: ['checkout-rollback'],
    services: ['checkout'],
    isPrivate: true,
  };
  test('is told in that incident alone', async () => {
    await using scene = await underSail();
    const ship = { ...scene.boat.ship, lessons: async () => [one] };
    expect(await lessonsFor(ship, { id: one.incident }, planOf())).toEqual([one]);
    expect(await lessonsFor(ship, { id: IncidentId.parse('INC-2') }, planOf())).toEqual([]);
    expect(await lessonsFor(ship, undefined, planOf())).toEqual([]);
  });
});
