import { goesUnapproved } from '../approval/standing.ts';
import type { Command } from '../command.ts';
import type { Event } from '../events.ts';
import type { PersonId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import type { OrderOf } from '../orders.ts';
import { because } from '../policy/because.ts';
import { excess, unsigned } from './loss.ts';
import { needsOf } from './needs.ts';
import { lossSigned, signatureOf } from './signing.ts';

type Deciding = Command<'go' | 'switch'> & { readonly by: PersonId };

/** What whoever decides takes upon themselves with it, on record with the figures of this moment; nothing where there is nothing. */
export function risksTaken(
  command: Deciding,
  incident: Incident,
  made: MadePlan,
): readonly Event[] {
  const { facts, by, at } = command;
  const order: Pick<OrderOf<'go'>, 'lose' | 'card'> = command.order;
  const { document, id: plan } = made;
  const needs = needsOf(document, goesUnapproved(incident, made, at));
  const lost = excess(document, facts.losses);
  const isOpen = unsigned(lost, incident.impact.signed[plan] ?? [], at).length > 0;
  const signature =
    isOpen && order.lose !== undefined
      ? signatureOf({ facts, at, by, incident, made }, order.lose)
      : undefined;
  const nothing = needs.accept.length + lost.length === 0 && needs.typed === undefined;
  return [
    ...(signature?.ok ? [lossSigned(command, made, signature.value)] : []),
    ...(nothing
      ? []
      : [
          {
            type: 'RisksAccepted' as const,
            plan,
            accepted: [...needs.accept],
            typed: needs.typed !== undefined,
            // The decision itself names them; only older records have them here.
            unproven: [],
            counts: [...facts.counts],
            losses: [...facts.losses],
            because: because(command, by, { card: order.card }),
          },
        ]),
  ];
}
