import { describe, expect, test } from 'vitest';
import { manual, planOf } from '../core/sample.ts';
import type { Boat, Harbor } from './rig.ts';
import { decidedOn, recorded, underSail } from './story.ts';

const secondMs = 1_000;

/** All clocks short, so that a night of silence is a minute. */
function hurried(harbor: Harbor): void {
  harbor.playbooks.plan = planOf({
    steps: [
      manual('look', 'text', {
        timeoutMs: 600 * secondMs,
        with: { role: 'dba', evidence: 'text' },
      }),
    ],
  });
  const { severities, terms } = harbor.rules;
  harbor.rules = {
    ...harbor.rules,
    terms: { ...terms, ackRemindMs: 10 * secondMs, ackEscalateMs: 20 * secondMs },
    severities: { ...severities, sev3: { ...severities.sev3, reportEveryMs: 15 * secondMs } },
  };
}

const silences = (boat: Boat) => boat.events('StepAckReminded', 'StepAckEscalated');
const said = async (boat: Boat) =>
  (await silences(boat)).map((event) =>
    event.type === 'StepAckEscalated' ? event.to : 'reminded',
  );

/** The process ends between two of its sentences, and another one comes after so long. */
async function replaced(boat: Boat, harbor: Harbor, downMs: number, owner: string): Promise<Boat> {
  await boat[Symbol.asyncDispose]();
  harbor.clock.jump(downMs);
  const next = await harbor.boot(owner);
  await next.sail();
  return next;
}

describe('a role that says nothing, over restarts', () => {
  test.each([
    ['for a moment', 0],
    ['longer than the next clock', 25 * secondMs],
  ])('is reminded once, escalated once, and given back once, down %s', async (_, downMs) => {
    await using scene = await underSail(hurried);
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.until('the role is reminded', recorded(boat, 'StepAckReminded'));
    await using second = await replaced(boat, harbor, downMs, 'here/2/two');
    await second.until('the deputy is asked', recorded(second, 'StepAckEscalated'));
    await using third = await replaced(second, harbor, downMs, 'here/3/three');
    await third.until('it is back', async () => (await silences(third)).length === 3);
    await third.pass(40 * secondMs);
    expect(await said(third)).toEqual(['reminded', 'deputy', 'authority']);
  });
});

describe('a report that is due, over a restart', () => {
  test('is asked for once, with the moment since when it is due', async () => {
    await using scene = await underSail(hurried);
    const { boat, harbor } = scene;
    await boat.sail();
    await decidedOn(boat);
    await boat.say({ kind: 'severity', severity: 'sev3' });
    await using next = await replaced(boat, harbor, 20 * secondMs, 'here/2/two');
    await next.until('it is asked for', recorded(next, 'Reminded'));
    await next.pass(10 * secondMs);
    expect(await next.events('Reminded')).toMatchObject([{ of: 'report' }]);
  });
});
