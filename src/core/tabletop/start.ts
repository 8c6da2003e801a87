import { type Command, decided, type Eventful, refused } from '../command.ts';
import type { EventOf } from '../events.ts';
import { IncidentId, type PersonId, type Target } from '../ids.ts';
import { usualRules } from '../incident/rules.ts';
import { successionOf } from '../paging/facts.ts';
import { nobodyKnown } from '../paging/succession-list.ts';
import { because } from '../policy/because.ts';
import { refuse } from '../refusals.ts';
import type { Scenario } from '../scenario/shape.ts';
import { scriptOf } from './script.ts';

/** What is played, and whose people take part. */
export type Stage = {
  readonly scenario: Scenario;
  readonly speed: number;
  readonly people: Target | undefined;
  readonly last: EventOf<'TabletopBegan'>['last'];
};

/**
 * Opens an incident in mode `tabletop`, which whoever stores it gives it: it has no target, so nothing is locked and
 * nothing can be done. Whoever starts it decides until it is handed over. Refuses a scenario that asks for no decision.
 */
export function startTabletop(
  command: Pick<Command, 'facts' | 'order'>,
  by: PersonId,
  { scenario, speed, people, last }: Stage,
): Eventful {
  if (scenario.decisions.length === 0) {
    return refused(refuse('NoDecisions', { scenario: scenario.id }));
  }
  const { facts } = command;
  const why = because(command, by, { role: 'declarer' });
  return decided(
    {
      type: 'IncidentDeclared',
      id: IncidentId.parse(`INC-${facts.nextIncident}`),
      severity: scenario.severity ?? null,
      targets: [],
      opened: 'declared',
      authority: by,
      authorityBy: 'declarer',
      criteria: [],
      rules: usualRules,
      succession: people === undefined ? nobodyKnown : successionOf(facts),
      because: why,
      texts: { title: scenario.playedAs ?? scenario.title },
    },
    {
      type: 'TabletopBegan',
      script: scriptOf(scenario),
      speed,
      ...(people !== undefined && { people }),
      ...(last && { last }),
      because: why,
    },
  );
}
