import type { EventType } from '../../events.ts';
import { countText } from '../effects.ts';
import type { EventTexts } from './told.ts';

/** The events about effects that are read on. */
export const effectTexts = {
  EffectsCounted: ({ event: { counts, risen }, plan }) => {
    const told = counts.map(({ effect, count }) => {
      const name = plan?.effects.find(({ id }) => id === effect)?.name ?? effect;
      const rise = risen.find((one) => one.effect === effect);
      return countText(name, count, rise);
    });
    const head = risen.length === 0 ? 'Effects counted' : 'Damage goes on';
    return `${head}: ${told.join('; ')}`;
  },
} satisfies Partial<EventTexts<EventType>>;
