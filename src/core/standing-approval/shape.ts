import { z } from 'zod';
import { digestOf } from '../../lib/hash.ts';
import { Target } from '../ids.ts';
import { mayRun, needsTwoPersons, weighed } from '../impact/persons.ts';
import { DataImpact } from '../impact/shapes.ts';
import { isByHand } from '../plan/by-hand.ts';
import type { FrozenPlan } from '../plan/plan.ts';

/** What a plan does, whichever releases it is about (capabilities, P54): an approval ahead is given to this. */
export const PlanShape = z.strictObject({
  playbook: z.strictObject({ name: z.string(), version: z.string(), digest: z.string() }),
  targets: z.array(Target).min(1),
  /** Digest of what the service's configuration hands to the steps: it says what they act on. */
  inputs: z.string(),
  /** The kind of each step that may come to run. */
  steps: z.array(z.string()).min(1),
  data: DataImpact.shape.verdict,
});
export type PlanShape = z.infer<typeof PlanShape>;

/** The shape of this plan. Releases, figures and criteria are no part of it. */
export const shapeOf = (document: FrozenPlan): PlanShape => ({
  playbook: playbookOf(document),
  targets: document.targets.toSorted(),
  inputs: digestOf(document.inputs),
  steps: mayRun(document).map(({ kind }) => kind),
  data: weighed(document).verdict,
});

/** When somebody last read through it is no part of what was agreed to. */
const playbookOf = ({
  playbook: { name, version, digest },
}: FrozenPlan): PlanShape['playbook'] => ({
  name,
  version,
  digest,
});

/** As long as a person can copy. */
const shapeDigits = 16;

/** What names a shape: an approval ahead is bound to it. */
export const shapeHash = (shape: PlanShape): string => digestOf(shape).slice(0, shapeDigits);

export const shapeParts = ['targets', 'playbook', 'inputs', 'steps', 'data'] as const;
export type ShapePart = (typeof shapeParts)[number];

/** The first part in which two shapes differ; undefined where they are the same. */
export const differenceOf = (one: PlanShape, other: PlanShape): ShapePart | undefined =>
  shapeParts.find((part) => digestOf(one[part]) !== digestOf(other[part]));

/** Whether a plan of this kind may be agreed to ahead: a rollback by a playbook that destroys nothing, loses nothing, and meets no migration. */
export const isStandard = (document: FrozenPlan): boolean =>
  document.strategy === 'rollback' &&
  !isByHand(document) &&
  weighed(document).verdict === 'none' &&
  needsTwoPersons(document).length === 0;
