import type { EffectSpec } from '../core/plan/plan.ts';
import type { WrittenServiceEntry } from './schema.ts';

type WrittenEffect = NonNullable<WrittenServiceEntry['effects']>[number];

/** The id of an effect: its own, else its name in the form of an id. */
export function effectId({ id, name }: WrittenEffect): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^[-0-9]+|-+$/gu, '')
    .slice(0, 60);
  return id ?? (slug === '' ? 'effect' : slug);
}

/** An effect in the form of a plan. */
export const effectSpec = (effect: WrittenEffect): EffectSpec => ({
  id: effectId(effect),
  name: effect.name,
  count: effect.count,
  owner: effect.owner,
  dueMs: effect.due,
  ...(effect.tolerance === undefined ? {} : { tolerance: effect.tolerance }),
});
