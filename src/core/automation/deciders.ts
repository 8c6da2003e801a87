import type { Because } from '../because.ts';
import { type Decision, decided, nothing, refused } from '../command.ts';
import { after, type Instant, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { OrderOf } from '../orders.ts';
import { refuse } from '../refusals.ts';
import { type Automation, automationOf } from './automation.ts';

/** Without an incident nobody turns automation off for longer. */
const mostAloneMs = 3_600_000;

export type AutomationFacts = {
  /** The open incident of the target, if there is one. */
  readonly incident: Pick<Incident, 'id' | 'authority'> | undefined;
  /** The team that owns the target, and whoever may speak for it. */
  readonly owner: string;
  readonly roster: readonly PersonId[];
  readonly because: (role: string) => Because;
  /** The longest that automation may be off or in shadow. */
  readonly mostMs: number;
  /** How long one of the roster waits for the other. */
  readonly secondMs: number;
};

export type AutomationOrder = {
  readonly order: OrderOf<'auto'>;
  readonly by: PersonId;
  readonly at: Instant;
};

/**
 * Turns automation off, into shadow, or on again. Off and shadow: the authority of the target's incident; without one
 * anybody of the roster, for an hour at most. On: two of the roster. A longer time is cut to what is allowed.
 */
export const setAutomation = (
  given: AutomationOrder,
  state: Automation,
  facts: AutomationFacts,
): Decision => (given.order.mode === 'on' ? turnOn : turnDown)(given, state, facts);

function turnDown({ order, by, at }: AutomationOrder, _: Automation, facts: AutomationFacts) {
  const { incident, roster, owner, mostMs } = facts;
  if (incident && incident.authority !== by) {
    const { authority } = incident;
    const onRoster = roster.includes(by);
    return refused(refuse('NotTheAuthority', { authority, order: 'auto', onRoster }));
  }
  if (!incident && !roster.includes(by)) {
    return refused(refuse('NotTheRole', { role: owner, holders: roster }));
  }
  const most = incident ? mostMs : Math.min(mostMs, mostAloneMs);
  const { target, mode, reason } = order;
  return decided({
    type: 'AutomationSet',
    target,
    mode,
    until: after(at, Math.min(order.forMs ?? mostAloneMs, most)),
    by,
    ...(incident && { incident: incident.id }),
    because: facts.because(incident ? 'authority' : 'roster'),
    texts: { reason },
  });
}

function turnOn({ order, by, at }: AutomationOrder, state: Automation, facts: AutomationFacts) {
  const { target, reason } = order;
  const { roster, owner, secondMs } = facts;
  if (automationOf(state, at).mode === 'on') return nothing({ note: 'AutomationIsOn', target });
  if (!roster.includes(by)) {
    return refused(refuse('NotTheRole', { role: owner, holders: roster }));
  }
  const asked = state.asked && state.asked.until > at ? state.asked : undefined;
  if (asked?.by === by)
    return nothing({ note: 'AutomationNeedsAnother', target, until: asked.until });
  const said = { target, by, because: facts.because('roster'), texts: { reason } };
  return asked
    ? decided({ type: 'AutomationSet', mode: 'on', second: asked.by, ...said })
    : decided({ type: 'AutomationOnAsked', until: after(at, secondMs), ...said });
}
