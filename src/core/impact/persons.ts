import type { FrozenPlan, StepSpec } from '../plan/plan.ts';
import { allSteps } from '../run/run.ts';
import type { DataImpact, DatasetSpec, Write } from './shapes.ts';

/** Why one person is not enough, each a stable code. */
export const twoPersonReasons = [
  'destructive-data',
  'unclassified-data',
  'destroys-data',
  'data-loss',
  'point-of-no-return',
  'unknown-data',
] as const;
export type TwoPersonReason = (typeof twoPersonReasons)[number];

const destroying: ReadonlySet<Write['how']> = new Set<Write['how']>([
  'delete',
  'truncate',
  'restore',
]);

/** What a step destroys: rows that it deletes or writes a backup over. What is derived is made again from the rest. */
export const destroys = (
  step: Pick<StepSpec, 'writes'>,
  datasets: readonly DatasetSpec[],
): readonly Write[] =>
  step.writes.filter(
    ({ dataset, how }) =>
      destroying.has(how) && datasets.find(({ name }) => name === dataset)?.class !== 'derived',
  );

/** Every step that may come to run, those of taking back, resting and tidying up among them. */
export const mayRun = (document: FrozenPlan): readonly StepSpec[] => [
  ...new Set([...allSteps(document), ...document.rest]),
];

/** Everything that the plan's steps destroy. */
export const destroyedBy = (document: FrozenPlan): readonly Write[] =>
  mayRun(document).flatMap((step) => destroys(step, document.datasets));

/** Only going back to an older release meets what newer ones did to the data. */
export const weighed = ({
  strategy,
  dataImpact,
}: Pick<FrozenPlan, 'strategy' | 'dataImpact'>): DataImpact =>
  strategy === 'rollback' ? dataImpact : { ...dataImpact, verdict: 'none' };

/** Why this plan needs two persons (record.md, the two-person rule); none: the authority alone decides. */
export function needsTwoPersons(document: FrozenPlan): readonly TwoPersonReason[] {
  const { verdict, unknownData } = weighed(document);
  const writes = destroyedBy(document);
  const isFinal = mayRun(document).some(({ reversible }) => reversible === 'point_of_no_return');
  const holds: Readonly<Record<TwoPersonReason, boolean>> = {
    'destructive-data': verdict === 'destructive',
    'unclassified-data': verdict === 'unclassified',
    'destroys-data': writes.some(({ how }) => how !== 'restore'),
    'data-loss': writes.some(({ how }) => how === 'restore'),
    'point-of-no-return': isFinal,
    'unknown-data': verdict === 'unknown' && unknownData === 'two_persons',
  };
  return twoPersonReasons.filter((reason) => holds[reason]);
}

/** Whether going back itself is what harms: the card says so first, and offers what stops the damage. */
export function isRollbackWrong(document: Pick<FrozenPlan, 'strategy' | 'dataImpact'>): boolean {
  const { verdict } = weighed(document);
  return verdict === 'destructive' || verdict === 'unclassified';
}

/** Whether the target has to be typed: it destroys, or passes a point of no return. */
export const mustType = (document: FrozenPlan): boolean =>
  needsTwoPersons(document).some((reason) => reason !== 'unknown-data');
