import type { Facts } from '../facts.ts';
import type { Instant } from '../ids.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { heldOn } from '../policy/facts.ts';
import { differenceOf, isStandard, type ShapePart, shapeOf } from './shape.ts';
import { type AheadApproval, inForce } from './state.ts';

/** What keeps an approval ahead from a plan. `release`: it goes elsewhere than to the last good one; `role`: whoever signed holds it no more. */
export type Outside = ShapePart | 'release' | 'revoked' | 'expired' | 'role';

/** What a signature reaches: the plan, in these roles; or why it does not. */
type Reach =
  | { readonly approval: AheadApproval; readonly roles: readonly string[] }
  | { readonly approval: AheadApproval; readonly outside: Outside };

export type Ground = Pick<Facts, 'ahead' | 'serviceHolders'>;

/** How each approval that was signed ahead stands to this plan now. */
export const reaches = (
  document: FrozenPlan,
  { ahead, serviceHolders }: Ground,
  now: Instant,
): readonly Reach[] => {
  const { roleHolders } = heldOn({ serviceHolders }, document.targets);
  return ahead.approvals.map((approval) => {
    const roles = approval.roles.filter((role) => roleHolders[role]?.includes(approval.person));
    const outside =
      notInForce(approval, now) ??
      differenceOf(approval.shape, shapeOf(document)) ??
      (isStandard(document) ? undefined : 'data') ??
      (document.to.version === ahead.lastGood ? undefined : 'release') ??
      (isLost(approval, roles) ? 'role' : undefined);
    return outside === undefined ? { approval, roles } : { approval, outside };
  });
};

function notInForce(approval: AheadApproval, now: Instant): Outside | undefined {
  if (inForce(approval, now)) return undefined;
  return approval.revokedBy === undefined ? 'expired' : 'revoked';
}

/** Asked by name, and not in a role, somebody has none to lose. */
const isLost = ({ roles: signed }: AheadApproval, roles: readonly string[]): boolean =>
  signed.length > 0 && roles.length === 0;

/** The first signature that does not reach this plan, and why; undefined where all do, or nobody signed. */
export const beyond = (
  document: FrozenPlan,
  ground: Ground,
  now: Instant,
): { readonly approval: AheadApproval; readonly outside: Outside } | undefined =>
  reaches(document, ground, now).find((one) => 'outside' in one);
