import { entriesIn } from '../../lib/layers.ts';
import type { PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';

/** Whether others may know of an incident, and who was let in by name; whoever declared it is the first of them. */
export type Privacy = {
  readonly isPrivate: boolean;
  readonly invited: readonly PersonId[];
};

/**
 * Everybody who may know of an incident while it is private, as far as its own events say: who was invited, who decides
 * or has decided, who is offered the decision, who holds a role, and who was called. Whoever must act has to see why.
 */
export function insiders(incident: Incident): readonly PersonId[] {
  const { privacy, authority, roles, offer, relieved, paging } = incident;
  return [
    ...new Set([
      ...privacy.invited,
      authority,
      ...(offer ? [offer.to] : []),
      ...(relieved ? [relieved.person] : []),
      ...paging.relieved,
      ...Object.values(roles),
      ...entriesIn(paging.pages).map(({ person }) => person),
    ]),
  ];
}
