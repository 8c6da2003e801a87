import { err, ok, type Result } from '../../lib/result.ts';
import { holdersFor } from '../approval/guards.ts';
import type { Command } from '../command.ts';
import type { EventOf } from '../events.ts';
import { after, type PersonId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { excess, numberOf, ownedBy, type Signature, shownLosses } from './loss.ts';
import type { Loss } from './shapes.ts';

type Signing = Pick<Command, 'facts' | 'at'> & {
  readonly by: PersonId;
  readonly incident: Incident;
  readonly made: MadePlan;
};

/** A signature, and in which role it was given. */
type Signed = Signature & { readonly role: Loss['owner'] };

/**
 * What somebody signs by this number: what they were shown to be lost of the data that they answer for. Only the number
 * on the last card counts, so that nobody signs for less than will be gone.
 */
export function signatureOf(
  { incident, made, facts, by, at }: Signing,
  said: string,
): Result<Signed, Refusal> {
  const lost = excess(made.document, shownLosses(incident, made.id));
  const [first] = lost;
  if (first === undefined) return err(refuse('NothingToLose', { plan: made.id }));
  const holders = holdersFor(incident, made, facts);
  const losses = ownedBy(lost, by, holders);
  const [own] = losses;
  if (own === undefined) {
    return err(refuse('NotTheRole', { role: first.owner, holders: holders(first.owner) }));
  }
  const shown = numberOf(losses);
  return said === shown
    ? ok({
        losses: [...losses],
        by,
        until: after(at, incident.rules.approvalMs),
        role: own.owner,
      })
    : err(refuse('LossDiffers', { plan: made.id, said, shown }));
}

/** A signature as it goes on record. */
export function lossSigned(
  command: Pick<Command, 'facts' | 'order'>,
  made: MadePlan,
  { losses, by, until, role }: Signed,
): EventOf<'LossSigned'> {
  const basis = because(command, by, { role, playbook: made.document.playbook.digest });
  return { type: 'LossSigned', plan: made.id, losses: [...losses], by, until, because: basis };
}
