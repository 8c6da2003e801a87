import type { PersonId } from '../ids.ts';
import { serviceOf } from '../ids.ts';
import { needsTwoPersons, type TwoPersonReason } from '../impact/persons.ts';
import type { Incident } from '../incident/incident.ts';
import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import type { Overdue, Scope, Stakeholder } from './shapes.ts';

/**
 * Agreement that a plan, or a step of it, waits for. `approve`: so many have to say yes. `consult`: they are heard, and
 * waited for no longer than their time. `second`: one person beside whoever decides (record.md, the two-person rule).
 */
export type Need = {
  /** Names it within its plan. */
  readonly key: string;
  readonly step: string | undefined;
  readonly mode: 'approve' | 'consult' | 'second';
  readonly roles: readonly string[];
  readonly people: readonly PersonId[];
  readonly min: number;
  readonly timeoutMs: number | undefined;
  readonly onTimeout: Overdue;
};

/** Those who sign for data, whatever a plan says. */
export const signers: readonly string[] = ['approver', 'dba'];

const scopes: Readonly<Record<TwoPersonReason, Scope>> = {
  'destructive-data': 'destructive',
  'unclassified-data': 'destructive',
  'destroys-data': 'destructive',
  'data-loss': 'data-loss',
  'point-of-no-return': 'point-of-no-return',
  'unknown-data': 'unknown-data',
};

/** Whether a stakeholder has to do with this plan. */
export function concerns(stakeholder: Stakeholder, document: FrozenPlan): boolean {
  const reached = new Set<Scope>(['all', ...needsTwoPersons(document).map((why) => scopes[why])]);
  return stakeholder.for.some((scope) => reached.has(scope));
}

/** How a stakeholder is called: by the role, else as one of the service's people. */
export const labelOf = ({ role }: Pick<Stakeholder, 'role'>, index: number): string =>
  role ?? `people-${index + 1}`;

/** What this plan needs before go, in the order of the configuration; the second person last. */
export function needsBefore(document: FrozenPlan, isGlassBroken = false): readonly Need[] {
  // Stopping the harm waits for nobody's opinion: only for the second person, where it destroys something itself.
  const stakeholders = document.strategy === 'contain' ? [] : document.stakeholders;
  const asked = stakeholders.flatMap((one, index): readonly Need[] =>
    one.when === 'before' && one.mode !== 'notify' && concerns(one, document)
      ? [
          {
            key: `${index + 1}-${labelOf(one, index)}`,
            step: undefined,
            mode: one.mode,
            roles: one.role === undefined ? [] : [one.role],
            people: one.people,
            min: one.min,
            timeoutMs: one.timeoutMs,
            onTimeout: one.mode === 'consult' ? 'proceed' : one.onTimeout,
          },
        ]
      : [],
  );
  return needsSecond(document) && !isGlassBroken ? [...asked, secondOf(document)] : asked;
}

/** Whether the authority alone is not enough for this plan. */
export const needsSecond = (document: FrozenPlan): boolean => needsTwoPersons(document).length > 0;

function secondOf(document: FrozenPlan): Need {
  const agreeing = document.stakeholders.filter(({ mode }) => mode === 'approve');
  const owners = document.datasets.map(({ owner }) => owner);
  const roles = agreeing.flatMap(({ role }) => (role === undefined ? [] : [role]));
  return {
    key: 'second-person',
    step: undefined,
    mode: 'second',
    roles: [...new Set([...signers, ...owners, ...roles])],
    people: agreeing.flatMap(({ people }) => people),
    min: 1,
    timeoutMs: undefined,
    onTimeout: 'wait',
  };
}

/** What a step waits for before it starts; undefined for one that waits for nobody. */
export const needOfStep = ({ id, approve }: StepSpec): Need | undefined =>
  approve && {
    timeoutMs: undefined,
    ...approve,
    key: `step/${id}`,
    step: id,
    mode: 'approve',
    people: [],
  };

/** Who holds one of these roles for this plan: `approver:<service>` counts as `approver` of it. */
export const assignedAs = (
  role: string,
  { roles }: Pick<Incident, 'roles'>,
  { targets }: Pick<FrozenPlan, 'targets'>,
): readonly PersonId[] =>
  role === 'approver'
    ? targets.flatMap((target) => roles[`approver:${serviceOf(target)}`] ?? [])
    : [];
