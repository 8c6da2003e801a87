import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Roster } from '../policy/facts.ts';

/** All that is about to change who decides, or that a change has left behind. */
export type CommandState = {
  /** A handover that waits for the other side. */
  readonly offer:
    | { readonly to: PersonId; readonly since: Instant; readonly until: Instant }
    | undefined;
  /** A broken glass, as long as its box lasts: within it a rule that asks for two persons asks for one fewer. */
  readonly glass:
    | {
        readonly until: Instant;
        readonly by: PersonId;
        readonly reason: EventOf<'CommandTaken'>['how'];
      }
    | undefined;
  /** The first of two holders of `ops` who take command together. */
  readonly claim:
    | { readonly by: PersonId; readonly since: Instant; readonly until: Instant }
    | undefined;
  /** Since when whoever broke the glass is asked to hand over. */
  readonly handoverDue: Instant | undefined;
  /** Who lost the decision without having agreed, and may not know yet. */
  readonly relieved:
    | { readonly person: PersonId; readonly by: PersonId; readonly at: Instant }
    | undefined;
};

/** Nothing is about to change. */
export const settled: CommandState = {
  offer: undefined,
  glass: undefined,
  claim: undefined,
  handoverDue: undefined,
  relieved: undefined,
};

/** Everybody who may hold the authority, in order of call: the roster, then its deputy. */
export const mayHold = ({ people, deputy }: Roster): readonly PersonId[] =>
  deputy === undefined || people.includes(deputy) ? people : [...people, deputy];

/** Whether somebody who gets this role would both decide and do, and what is said about it. */
export type Doubled = 'no' | 'warned' | 'refused';

const enough = 3;

/**
 * In a sev1 or sev2 one person is not both the authority and `ops`. With fewer than three responders there is no choice,
 * so it is only warned about.
 */
export function doubled(
  { severity, authority, roles }: Pick<Incident, 'severity' | 'authority' | 'roles'>,
  who: { readonly authority?: PersonId; readonly ops?: PersonId },
): Doubled {
  const decides = who.authority ?? authority;
  const does = who.ops ?? roles['ops'];
  const isGrave = severity === 'sev1' || severity === 'sev2';
  if (!isGrave || decides !== does) return 'no';
  const responders = new Set([authority, ...Object.values(roles), decides]);
  return responders.size < enough ? 'warned' : 'refused';
}
