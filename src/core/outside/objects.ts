import type { Json } from '../../lib/json.ts';
import type { StepSpec } from '../plan/plan.ts';

/** Between the parts of a name: `deployment/checkout`, `--flag=new-cart`, an address, an image with its tag. */
const border = /[/=:?&#,@]/u;

/**
 * Whether this name is, or has among its parts, the name of this object: `new-cart` in `flag/new-cart`, and not in
 * `new-cart-2`. A sentence names nothing: words for people are no names.
 */
function names(name: string, object: string): boolean {
  const [one, other] = [name.toLowerCase(), object.toLowerCase()];
  if (one === other) return true;
  if (/\s/u.test(one)) return false;
  const at = one.split(border);
  const sought = other.split(border);
  return at.some((_, index) => sought.every((part, offset) => at[index + offset] === part));
}

/** Every text in what a step was given, and what its parts are called. */
function textsIn(value: Json, isInner = false): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, true));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    ...(isInner ? [key] : []),
    ...textsIn(one, true),
  ]);
}

/** Whether a step changes this object: its author says so under `touches`, or what it is given names it. */
export const changesObject = (step: StepSpec, object: string): boolean =>
  [...(step.touches ?? []), ...textsIn(step.with)].some((name) => names(name, object));
