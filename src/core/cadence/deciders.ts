import { type Command, type Decider, decided, refused } from '../command.ts';
import { after, type PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { commandRole, holdersOf, inCommand } from '../policy/may.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { draftOf } from '../texts/draft.ts';

type Speaking = Command & { readonly by: PersonId };

/** In which role this person speaks for the incident: in command, or holding comms or scribe. */
export function speaksAs({ by, facts }: Speaking, incident: Incident): string | Refusal {
  const commanding = inCommand(incident);
  if (commanding.includes(by)) return commandRole(by, incident);
  const comms = holdersOf('comms', incident, facts);
  const scribes = holdersOf('scribe', incident, facts);
  if (comms.includes(by)) return 'comms';
  const holders = [...new Set([...commanding, ...comms, ...scribes])];
  return scribes.includes(by) ? 'scribe' : refuse('NotTheRole', { role: 'comms', holders });
}

/** How things stand, said to everybody. What nobody wrote is said as the record has it. */
const statusReport: Decider<'statusReport'> = (command, incident) => {
  const { order, by, at } = command;
  const role = speaksAs(command, incident);
  if (typeof role !== 'string') return refused(role);
  const draft = draftOf(incident, { at, audience: order.audience });
  return decided({
    type: 'StatusReported',
    audience: order.audience,
    because: because(command, by, { role }),
    texts: {
      conditions: order.conditions ?? draft.conditions,
      actions: order.actions ?? draft.actions,
      needs: order.needs ?? draft.needs,
    },
  });
};

/** Reminders come back afterwards: nothing is dropped. */
const snooze: Decider<'snooze'> = (command, incident) => {
  const { order, by, at } = command;
  const role = speaksAs(command, incident);
  if (typeof role !== 'string') return refused(role);
  return decided({
    type: 'RemindersSnoozed',
    until: after(at, order.forMs),
    because: because(command, by, { role }),
  });
};

/** The orders about keeping people informed. */
export const cadenceDeciders = { statusReport, snooze };
