import { nearest } from '../../lib/nearest.ts';
import { mayHold } from '../authority/command.ts';
import type { Because } from '../because.ts';
import {
  type Command,
  type Decider,
  type Decision,
  decided,
  nothing,
  refused,
} from '../command.ts';
import type { Event } from '../events.ts';
import { after, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { heldOn, type PeopleFacts } from '../policy/facts.ts';
import { refuse } from '../refusals.ts';
import { reviewOpened } from '../review/reviews.ts';
import { nextResidual, residualDueMs } from '../run/ending.ts';
import { toldOf } from './criteria.ts';
import { isCritical, knownChecks, meantChecks, proposedWaivers } from './waivers.ts';

type Order = Command<'waive'> & { readonly by: PersonId };

/**
 * A waiver names check, reason and person; it opens a residual, so that it is not forgotten. What answers for data takes a
 * second person, unless the glass is broken. After *recovered* there is nothing left to waive.
 */
export const waive: Decider<'waive'> = (command, incident) => {
  const { order, by } = command;
  const known = knownChecks(incident);
  const keys = meantChecks(order.check, known);
  if (by !== incident.authority) return agree(command, incident, keys);
  if (incident.rung === 'recovered') return nothing({ note: 'AlreadyOnRung', rung: incident.rung });
  if (keys.length === 0) {
    const names = [...new Set(known.map((key) => key.slice(key.lastIndexOf('/') + 1)))];
    const facts = { said: order.check, checks: names, nearest: nearest(order.check, names) };
    return refused(refuse('UnknownCheck', facts));
  }
  const open = keys.filter((key) => !incident.waived.includes(key));
  if (open.length === 0) return nothing({ note: 'AlreadyWaived', check: order.check });
  return byAuthority(command, incident, open);
};

function byAuthority(command: Order, incident: Incident, open: readonly string[]): Decision {
  const { order, by, at } = command;
  const isGlassBroken = incident.glass?.by === by && incident.glass.until > at;
  const shared = isGlassBroken ? [] : open.filter((key) => isCritical(incident, key));
  const alone = open.filter((key) => !shared.includes(key));
  const proposed = proposedWaivers(incident);
  const fresh = shared.filter((key) => proposed[key] === undefined);
  if (alone.length + fresh.length === 0) {
    return nothing({ note: 'AwaitsSecond', check: order.check });
  }
  const basis = because(command, by);
  const waiver = { checks: alone, said: order.check, because: basis, second: undefined };
  return decided(
    ...(alone.length > 0 ? waived(command, incident, waiver) : []),
    ...(fresh.length > 0
      ? [
          {
            type: 'WaiverProposed' as const,
            said: order.check,
            checks: fresh,
            because: basis,
            texts: { reason: order.reason },
          },
        ]
      : []),
  );
}

/** Who may be the second person for this check. */
export function mayAgree(
  check: string,
  incident: Incident,
  { roster, serviceHolders }: Pick<PeopleFacts, 'roster' | 'serviceHolders'>,
): readonly PersonId[] {
  const given = incident.roles['dba'];
  const { roleHolders } = heldOn({ serviceHolders }, toldOf(check, incident));
  return [...mayHold(roster), ...(given === undefined ? (roleHolders['dba'] ?? []) : [given])];
}

/** The second person: of the roster, or whoever answers for data. For everybody else it is the authority's order. */
function agree(command: Order, incident: Incident, keys: readonly string[]): Decision {
  const { by, facts } = command;
  const { authority } = incident;
  const proposed = proposedWaivers(incident);
  const checks = keys.filter(
    (key) => proposed[key] !== undefined && mayAgree(key, incident, facts).includes(by),
  );
  const [first] = checks;
  const waiver = first === undefined ? undefined : proposed[first];
  if (waiver === undefined) {
    return refused(refuse('NotTheAuthority', { authority, order: 'waive' }));
  }
  const { said, because: basis } = waiver;
  return decided(...waived(command, incident, { checks, said, because: basis, second: by }));
}

type Waiver = {
  readonly checks: readonly string[];
  readonly said: string;
  readonly because: Because;
  readonly second: PersonId | undefined;
};

/** In the name of whoever decided; of a check that answers for data somebody else looks at it afterwards. */
function waived(
  { order, at }: Order,
  incident: Incident,
  { checks, said, because: basis, second }: Waiver,
): readonly Event[] {
  const critical = checks.filter((key) => isCritical(incident, key));
  const notBy = [basis.person, ...(second === undefined ? [] : [second])];
  const what = `${said} was waived: ${order.reason}`;
  return [
    ...checks.map((check) => ({
      type: 'CheckWaived' as const,
      check,
      ...(second === undefined ? {} : { second }),
      because: basis,
      texts: { reason: order.reason },
    })),
    {
      type: 'ResidualOpened',
      residual: nextResidual(incident),
      cause: 'waiver',
      of: said,
      name: `waived check ${said}`,
      owner: 'commander',
      due: after(at, residualDueMs),
    },
    ...(critical.length > 0 ? [reviewOpened(incident, { cause: 'waiver', notBy, what }, at)] : []),
  ];
}
