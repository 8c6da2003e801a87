import type { Refusal } from './refusals.ts';

/** The first refusal in a list of guards, asked in order: what stands first is what people are told. */
export function firstRefusal(guards: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const guard of guards) {
    const refusal = guard();
    if (refusal) return refusal;
  }
  return undefined;
}
