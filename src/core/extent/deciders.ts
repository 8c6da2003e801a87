import { type Command, type Decider, decided, nothing, refused } from '../command.ts';
import { firstRefusal } from '../guards.ts';
import type { Target } from '../ids.ts';
import { targetTaken } from '../incident/declare.ts';
import type { Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { commandRole } from '../policy/may.ts';
import { type Refusal, refuse } from '../refusals.ts';

const texts = (reason: string | undefined) => (reason === undefined ? {} : { texts: { reason } });

/** Whoever is in command says how grave it is. */
const severity: Decider<'severity'> = (command, incident) => {
  const { order, by } = command;
  const { severity: from } = incident;
  if (from === order.severity) return nothing({ note: 'AlreadySeverity', severity: from });
  return decided({
    type: 'SeverityChanged',
    from,
    to: order.severity,
    because: because(command, by, { role: commandRole(by, incident) }),
    ...texts(order.reason),
  });
};

type Change = { readonly added: readonly Target[]; readonly removed: readonly Target[] };

/** What really changes. A target that is both added and removed is removed. */
function changeOf({ order: { add, remove } }: Command<'scope'>, { targets }: Incident): Change {
  return {
    added: [...new Set(add)].filter((one) => !targets.includes(one) && !remove.includes(one)),
    removed: targets.filter((one) => remove.includes(one)),
  };
}

/** The authority says what the incident covers. What a strategy acts on stays in it until that has ended. */
const scope: Decider<'scope'> = (command, incident) => {
  const { order, by } = command;
  const change = changeOf(command, incident);
  const { added, removed } = change;
  if (added.length + removed.length === 0) {
    return nothing({ note: 'AlreadyInScope', targets: incident.targets });
  }
  const no = firstRefusal([
    () => unknown(command, added),
    () => targetTaken(elsewhere(command, incident)),
    () => actedOn(incident, removed),
    () => empty(incident, change),
  ]);
  if (no) return refused(no);
  return decided({
    type: 'ScopeChanged',
    added: [...added],
    removed: [...removed],
    ...bringing(command, added),
    because: because(command, by),
    ...texts(order.reason),
  });
};

/** What comes in brings its criteria along. */
function bringing({ facts }: Command<'scope'>, added: readonly Target[]) {
  const criteria = facts.criteria.filter(({ target }) => target && added.includes(target));
  return criteria.length > 0 ? { criteria } : {};
}

function unknown({ facts }: Command<'scope'>, added: readonly Target[]): Refusal | undefined {
  const known = facts.knownTargets;
  const target = added.find((one) => !known.includes(one));
  return target && refuse('TargetUnknown', { target, known });
}

/** Incidents that are open on what would come in, this one aside. */
const elsewhere = ({ facts }: Command<'scope'>, { id }: Incident): Command['facts'] => ({
  ...facts,
  openOnTargets: facts.openOnTargets.filter(({ incident }) => incident !== id),
});

function actedOn(incident: Incident, removed: readonly Target[]): Refusal | undefined {
  const [first] = removed.flatMap((target) =>
    actingOn(incident)
      .filter(({ targets }) => targets.includes(target))
      .map(({ by }) => ({ target, by })),
  );
  return first && refuse('TargetActedOn', first);
}

/** Everything that acts on targets now, will after a switch, or holds them contained. */
function actingOn({ course, containments }: Incident) {
  const held = Object.values(containments).filter(({ status }) => status !== 'ended');
  const followed =
    course.status === 'none' ? [] : [course, ...(course.status === 'ending' ? [course.next] : [])];
  return [
    ...followed.map(({ targets, plan, strategy }) => ({ targets, by: plan ?? strategy })),
    ...held.map(({ targets, plan }) => ({ targets, by: plan })),
  ];
}

const empty = ({ targets }: Incident, { added, removed }: Change): Refusal | undefined =>
  targets.length + added.length === removed.length ? refuse('ScopeEmpty', { targets }) : undefined;

/** The orders about how grave it is and what it covers. */
export const extentDeciders = { severity, scope };
