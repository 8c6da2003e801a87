import type { Because } from '../because.ts';
import type { Command } from '../command.ts';
import type { PersonId } from '../ids.ts';

/** Why this order is allowed, to be stored with what it decides (architecture.md, "Record"). */
export function because(
  { facts, order }: Pick<Command, 'facts' | 'order'>,
  by: PersonId,
  more: { readonly role?: string; readonly playbook?: string; readonly card?: string } = {},
): Because {
  const { role = 'authority', ...rest } = more;
  const { source, digest, ageMs } = facts.roster;
  return {
    rule: `${role} may ${order.kind}`,
    person: by,
    role,
    roster: { source, digest, ageMs },
    ...facts.basis,
    ...rest,
  };
}
