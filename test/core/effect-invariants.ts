import { millis } from '../../src/core/ids.ts';
import type { Seen } from './invariants.ts';

/** Effects are read on between *mitigated* and the end, no more often than once a minute, and rise only where they grew. */
export function ofEffects({ before, recorded: { event, at } }: Seen): readonly string[] {
  if (event.type !== 'EffectsCounted' || !before) return [];
  const { rung, reached, effects } = before;
  const isOver = rung === 'recovered' || rung === 'closed';
  const sinceMs = effects ? millis(at) - millis(effects.at) : Number.POSITIVE_INFINITY;
  const isAnew = effects !== undefined && effects.at < (reached.mitigated ?? '');
  const wrong = event.risen.filter(({ effect, by }) => {
    const now = event.counts.find((one) => one.effect === effect)?.count ?? null;
    const was = effects?.known[effect]?.count;
    return now !== null && (was === undefined || now - was !== by);
  });
  return [
    ...(reached.mitigated === undefined ? ['effects counted before users stopped hurting'] : []),
    ...(isOver ? ['effects counted after the end'] : []),
    ...(sinceMs < 60_000 && !isAnew && effects?.plan === event.plan
      ? ['effects counted twice within a minute']
      : []),
    ...wrong.map(({ effect }) => `${effect} rises by another amount than it grew`),
  ];
}
