import { z } from 'zod';
import { Because } from '../because.ts';
import { IncidentId, Instant, PersonId, Target } from '../ids.ts';
import { nobodyKnown, Succession } from '../paging/succession-list.ts';
import { OwnCriterion } from '../plan/plan.ts';
import { stored } from '../stored.ts';
import { Role, Severity } from './orders.ts';
import { Rules, usualRules } from './rules.ts';

/** Texts: `title`; where it was imported also `source`, `verified`, `lesson`. */
const IncidentDeclared = stored('IncidentDeclared', {
  id: IncidentId,
  severity: Severity.nullable(),
  /** Empty only where an imported incident names none. */
  targets: z.array(Target),
  /** By `declare`, by a card that somebody only looked at, or taken from a file: then it is closed at once. */
  opened: z.enum(['declared', 'card', 'imported']),
  /** Which recorded incident it is, and the SHA-256 of what the file said. */
  imported: z.strictObject({ scenario: z.string(), digest: z.string() }).optional(),
  authority: PersonId,
  /** How the first authority was found: by roster, on call, or deputy. */
  authorityBy: z.enum(['declarer', 'roster', 'deputy']),
  /** What recovery means for these targets until a plan says more. */
  criteria: z.array(OwnCriterion),
  /** The terms that it goes by. */
  rules: Rules.default(usualRules),
  /** Who is called when a decision waits. */
  succession: Succession.default(nobodyKnown),
  /** Only those who are let in know of it. */
  private: z.literal(true).optional(),
  /** Since when users hurt, as whoever declared it says. */
  hurtSince: Instant.optional(),
  because: Because,
});

const RoleAssigned = stored('RoleAssigned', {
  role: z.union([Role, z.literal('authority')]),
  person: PersonId,
  because: Because,
});

/** Texts: `text`. `noted` is the moment that the note speaks of. */
const NoteAdded = stored('NoteAdded', {
  noted: Instant,
  /** Who said it; whoever put it into the timeline is the actor. Undefined where nobody knows. */
  author: PersonId.optional(),
  /** The message that it follows: `C0INC/1763.000100`. */
  message: z.string().optional(),
});

/** Texts: `evidence` when a person claims it. */
const MitigationReached = stored('MitigationReached', {
  claimed: z.boolean(),
  because: Because.optional(),
});
/** A check that had carried *mitigated* or *validating* no longer holds. */
const MitigationLost = stored('MitigationLost', { check: z.string() });
const ValidationStarted = stored('ValidationStarted', {});
const RecoveryReached = stored('RecoveryReached', { criteria: z.array(z.string()) });

const IncidentClosed = stored('IncidentClosed', {
  outcome: z.enum(['recovered', 'not-recovered', 'not-taken-up', 'rehearsed']),
  reportOwner: PersonId.optional(),
  /** Somebody was named for a report that was finished already: it stayed as it is, this person's. */
  reportStands: PersonId.optional(),
  because: Because,
});
/** Texts: `reason`. */
const IncidentReopened = stored('IncidentReopened', { because: Because });

/** What somebody without the say ordered. It moves nothing. Texts: `words`. */
const OrderAdvised = stored('OrderAdvised', { order: z.string(), by: PersonId });
/** Whose order was not followed, and why by its code. Texts: `words`. */
const OrderRefused = stored('OrderRefused', { order: z.string(), code: z.string(), by: PersonId });

export const incidentEvents = [
  IncidentDeclared,
  RoleAssigned,
  NoteAdded,
  MitigationReached,
  MitigationLost,
  ValidationStarted,
  RecoveryReached,
  IncidentClosed,
  IncidentReopened,
  OrderAdvised,
  OrderRefused,
] as const;
