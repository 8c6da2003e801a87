/** What a drill may be surprised with (capabilities, S54); each happens by what the core hears, never by what is done to the target. */
export const surpriseKinds = [
  'authority-silent',
  'check-fails',
  'step-hangs',
  'second-order',
] as const;
export type SurpriseKind = (typeof surpriseKinds)[number];

/** How long a check that was made to fail goes on failing. */
export const checkFailsMs = 2 * 60_000;

/** The surprises that were asked for, each once; `draw` is any whole number from 0 on, by which `random` is drawn. */
export function drawn(
  asked: readonly (SurpriseKind | 'random')[],
  draw: number,
): readonly SurpriseKind[] {
  const named = asked.filter((one) => one !== 'random');
  const left = surpriseKinds.filter((kind) => !named.includes(kind));
  const random = asked.includes('random') ? left.slice(draw % Math.max(1, left.length)) : [];
  return [...new Set([...named, ...random.slice(0, 1)])];
}
