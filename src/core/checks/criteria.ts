import type { Target } from '../ids.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import type { CheckSpec, FrozenPlan } from '../plan/plan.ts';

/** How long calm must last before it counts, where a playbook does not say (product.md, the ladder). */
const mitigationSoakMs = 120_000;

/** A check of the ladder, and the key that its verdicts are kept under. */
export type Criterion = {
  readonly key: string;
  readonly spec: CheckSpec;
  /** What it tells of. */
  readonly targets: readonly Target[];
};

/** Whose checks they are: of the last plan they carry no more than their name, of any other target its name too. */
type Source = Pick<FrozenPlan, 'criteria' | 'mitigatedWhen'> & {
  readonly of: string | undefined;
  readonly targets: readonly Target[];
};

/** Who says what calm and recovery mean: for every target the plan activated there last, else its service. */
function sourcesOf(incident: Incident): readonly Source[] {
  const { governing, governs, targets, plans, declaredCriteria } = incident;
  const own = (target: Target | undefined): Source => ({
    of: target,
    targets: target === undefined ? targets : [target],
    criteria: declaredCriteria.filter((criterion) => criterion.target === target),
    mitigatedWhen: [],
  });
  const planned = new Set(targets.flatMap((target) => governs[target] ?? []));
  return [
    ...[...planned]
      .map((id) => plans[id])
      .filter((made) => made !== undefined)
      .map(({ id, document: { criteria, mitigatedWhen, targets: its } }) => {
        const of = id === governing ? undefined : its.join('+');
        return { of, targets: its, criteria, mitigatedWhen };
      }),
    ...targets.filter((target) => governs[target] === undefined).map(own),
    // Nobody knows any more of which targets those are; a plan has always stood for all of them.
    ...(governing === undefined ? [own(undefined)] : []),
  ];
}

const keyed =
  (kind: 'criterion' | 'mitigation', { of, targets }: Source) =>
  (spec: CheckSpec): Criterion => ({
    key: of === undefined ? `${kind}/${spec.id}` : `${kind}/${of}/${spec.id}`,
    spec,
    targets,
  });

/** What recovery means for this incident: all that is said of any of its targets. */
export const criteriaOf = (incident: Incident): readonly Criterion[] =>
  sourcesOf(incident).flatMap((source) => source.criteria.map(keyed('criterion', source)));

/** What "users have stopped hurting" means: a plan's `mitigated_when`, else the criteria of class availability. */
export const mitigationOf = (incident: Incident): readonly Criterion[] =>
  sourcesOf(incident).flatMap((source) => calmOf(source).map(keyed('mitigation', source)));

/** The targets of which a check tells; those of the incident for one that is no criterion. */
export const toldOf = (check: string, incident: Incident): readonly Target[] =>
  criteriaOf(incident).find(({ key }) => key === check)?.targets ?? incident.targets;

const calmOf = ({ criteria, mitigatedWhen }: Source): readonly CheckSpec[] =>
  mitigatedWhen.length > 0
    ? mitigatedWhen
    : criteria
        .filter((check) => check.class === 'availability')
        .map((check) => ({ ...check, soakMs: Math.max(check.soakMs, mitigationSoakMs) }));

/**
 * The criterion that took the incident back from *mitigated* or *validating*. With no run under way nothing has changed
 * since but time, so it has to hold before the incident climbs again: else it would go up and down with every answer.
 */
export const toHoldAgain = (incident: Incident): Criterion | undefined =>
  currentRun(incident) === undefined
    ? criteriaOf(incident).find(({ key }) => key === incident.fallenBy)
    : undefined;

/** Held through its soak, or waived by name. An inconclusive or errored check is neither. */
export const counts = (incident: Incident, key: string): boolean =>
  incident.checks[key]?.held === true || incident.waived.includes(key);

/** The first of these checks that was seen to fail and is not waived. */
export const failing = (incident: Incident, keys: readonly string[]): string | undefined =>
  keys.find((key) => incident.checks[key]?.verdict === 'fail' && !incident.waived.includes(key));

/** The criteria that do not count yet. */
export const missingCriteria = (incident: Incident): readonly string[] =>
  criteriaOf(incident)
    .map(({ key }) => key)
    .filter((key) => !counts(incident, key));
