import type { Because } from '../because.ts';
import type { Command } from '../command.ts';
import type { PersonId } from '../ids.ts';

/** Why this order is allowed, to be stored with what it decides (architecture.md, "Record"). */
export function because(
  { facts, order, actor }: Pick<Command, 'facts' | 'order'> & Partial<Pick<Command, 'actor'>>,
  by: PersonId,
  more: {
    readonly role?: string;
    readonly playbook?: string;
    readonly card?: string | undefined;
  } = {},
): Because {
  const isSigned = actor?.kind === 'person' && actor.under === 'standing-order';
  const { role = isSigned ? 'signer' : 'authority', ...rest } = more;
  const { source, digest, ageMs } = facts.roster;
  return {
    rule: isSigned ? 'standing order' : `${role} may ${order.kind}`,
    person: by,
    role,
    roster: { source, digest, ageMs },
    ...facts.basis,
    ...rest,
  };
}
