import { describe, expect, test } from 'vitest';
import { checkout } from '../core/sample.ts';
import type { Harbor } from './rig.ts';
import { approvingCheckout, rulesOf } from './rules.ts';
import { accepted, approvedAhead, refused, showCard, underSail } from './story.ts';

const prepare = (harbor: Harbor): void => {
  harbor.rules = rulesOf({ services: { checkout: approvingCheckout } });
};
const approve = { kind: 'approveAhead', target: checkout } as const;
const revoke = { kind: 'revokeAhead', target: checkout, reason: 'the schema changes' } as const;

describe('a rollback that is approved ahead', () => {
  test('is shown before it is signed, and stands on the stream of its target', async () => {
    await using scene = await underSail(prepare);
    const { boat } = scene;
    const shown = await accepted(boat.say(approve, { by: 'dana' }));
    expect(shown).toMatchObject({ events: [] });
    expect(shown.say).toContain('rollbacks of checkout@prod by checkout-rollback (version 1)');
    const { events } = await approvedAhead(boat, 'dana');
    expect(events).toMatchObject([{ stream: 'target/checkout@prod', type: 'PlanApprovedAhead' }]);
    const { say } = await accepted(boat.say({ kind: 'where' }, { by: 'oz' }));
    expect(say).toContain('dana approved ahead, until 31 Mar: rollbacks of checkout@prod by');
  });

  test('goes by the authority alone, and the card says who approved it', async () => {
    await using scene = await underSail(prepare);
    const { boat } = scene;
    await approvedAhead(boat, 'dana');
    expect((await showCard(boat)).card).toBeDefined();
    expect((await accepted(boat.say({ kind: 'go' }))).say).toContain(
      'Approved ahead by dana, 1 Mar.',
    );
    expect(await boat.events('ApprovalGiven')).toMatchObject([
      { person: boat.ship.directory.find('dana'), roles: ['dba'] },
    ]);
  });

  test('says on the card and in the refusal what falls outside it, and who is asked', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    await approvedAhead(boat, 'dana');
    harbor.playbooks.version = 'playbook-2';
    const { say } = await showCard(boat);
    expect(say).toContain('0 of 1 approved (another playbook version), waits for dba.');
    const { code, reason } = await refused(boat.say({ kind: 'go' }));
    expect(code).toBe('ApprovalMissing');
    expect(reason).toContain('another playbook version');
  });

  test('is asked about again once it was revoked', async () => {
    await using scene = await underSail(prepare);
    const { boat } = scene;
    await approvedAhead(boat, 'dana');
    await showCard(boat);
    const { say } = await accepted(boat.say(revoke, { by: 'dana' }));
    expect(say).toContain('dana revoked what dana approved ahead on checkout@prod');
    expect(await refused(boat.say({ kind: 'go' }))).toMatchObject({ code: 'ApprovalMissing' });
    expect(await boat.events('ApprovalVoided')).toMatchObject([{ why: 'revoked' }]);
  });

  test('is nothing that a program signs, nor anybody whose agreement nobody asks for', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    const no = async (order: typeof approve | typeof revoke, by: string) =>
      (await refused(boat.say(order, { by }))).code;
    expect(await no(approve, 'ci')).toBe('MachineMayNot');
    expect(await no(approve, 'oz')).toBe('NotTheRole');
    expect(await no(revoke, 'dana')).toBe('NothingAhead');
    harbor.rules = rulesOf({ services: {} });
    expect(await no(approve, 'dana')).toBe('UnknownService');
  });

  test('needs a way back', async () => {
    await using scene = await underSail(prepare);
    const { boat, harbor } = scene;
    harbor.playbooks.problems = [{ file: 'x.yaml', line: 1, column: 1, message: 'broken' }];
    expect(await refused(boat.say(approve, { by: 'dana' }))).toMatchObject({
      code: 'PlaybookBroken',
    });
  });
});
