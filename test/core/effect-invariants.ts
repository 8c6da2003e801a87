import type { EventOf } from '../../src/core/events.ts';
import { millis } from '../../src/core/ids.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Seen } from './invariants.ts';

/** Effects are read on between *mitigated* and the end, no more often than once a minute, and rise only where they grew. */
export function ofEffects({ before, recorded: { event, at } }: Seen): readonly string[] {
  if (event.type !== 'EffectsCounted' || !before) return [];
  const { rung, reached } = before;
  return [
    ...(reached.mitigated === undefined ? ['effects counted before users stopped hurting'] : []),
    ...(rung === 'recovered' || rung === 'closed' ? ['effects counted after the end'] : []),
    ...(sinceLast(before, event, at) < 60_000 ? ['effects counted twice within a minute'] : []),
    ...invented(before, event),
  ];
}

/** How long ago the last count was that this one is compared with. */
function sinceLast(
  { effects, reached }: Incident,
  { plan }: EventOf<'EffectsCounted'>,
  at: string,
): number {
  const isCompared = effects?.plan === plan && effects.since >= (reached.mitigated ?? '');
  return isCompared ? millis(at) - millis(effects.at) : Number.POSITIVE_INFINITY;
}

const invented = (
  { effects }: Incident,
  { counts, risen }: EventOf<'EffectsCounted'>,
): readonly string[] =>
  risen.flatMap(({ effect, by }) => {
    const now = counts.find((one) => one.effect === effect)?.count ?? null;
    const was = effects?.known[effect]?.count ?? 0;
    return now === null || now - was === by ? [] : [`${effect} rises by more than it grew`];
  });
