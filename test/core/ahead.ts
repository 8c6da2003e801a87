import type { Decision } from '../../src/core/command.ts';
import type { Facts } from '../../src/core/facts.ts';
import type { PersonId } from '../../src/core/ids.ts';
import type { OrderOf } from '../../src/core/orders.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { approveAhead, revokeAhead } from '../../src/core/standing-approval/deciders.ts';
import { shapeHash, shapeOf } from '../../src/core/standing-approval/shape.ts';
import type { AheadApproval } from '../../src/core/standing-approval/state.ts';
import { ada, bo, checkout, dba, planOf } from './sample.ts';

/** Weeks before the incident. */
export const signedAt = '2026-02-20T09:00:00.000Z';
const until = '2026-03-22T09:00:00.000Z';

/** What the data owner approved ahead for plans of this shape. */
export const ahead = (
  document: FrozenPlan = planOf(),
  more: Partial<AheadApproval> = {},
): AheadApproval => ({
  person: dba,
  roles: ['dba'],
  shape: shapeOf(document),
  until,
  at: signedAt,
  ...more,
});

/** A target on which this was approved ahead; the last good release is the one that plans go back to. */
export const standing = (
  approvals: readonly AheadApproval[] = [ahead()],
  lastGood: string | undefined = '1',
): Pick<Facts, 'ahead'> => ({ ahead: { approvals, lastGood } });

const holders: Facts['roleHolders'] = { dba: [dba], approver: [bo], ops: [ada] };
const because = (role: string) => ({
  rule: `${role} may approveAhead`,
  person: dba,
  role,
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
});

type Signing = Partial<OrderOf<'approveAhead'>> & {
  readonly by?: PersonId;
  readonly roleHolders?: Facts['roleHolders'];
};

/** Approving a shape ahead, outside any incident; the data owner does, unless somebody else is named. */
export const signs = (
  { by = dba, roleHolders = holders, ...order }: Signing = {},
  document: FrozenPlan = planOf(),
): Decision =>
  approveAhead(
    { order: { kind: 'approveAhead', target: checkout, ...order }, by, at: signedAt },
    document,
    { roleHolders, because },
  );

/** The same with what was shown. */
export const signsShown = (about: Signing = {}, document: FrozenPlan = planOf()): Decision =>
  signs({ shape: shapeHash(shapeOf(document)), ...about }, document);

export const revokes = (by: PersonId, approvals: readonly AheadApproval[]): Decision =>
  revokeAhead(
    {
      order: { kind: 'revokeAhead', target: checkout, reason: 'the schema changes' },
      by,
      at: '2026-03-01T10:00:00.000Z',
    },
    approvals,
    { roleHolders: holders, because },
  );
