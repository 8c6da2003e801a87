import type { Incident } from '../core/incident/incident.ts';
import type { Desk } from './desk.ts';

export type Bell = ReturnType<typeof bellOf>;

/** Rings when such an incident has changed since it was asked last; nothing that happens in between is missed. */
export function bellOf(
  { ship, changes }: Pick<Desk, 'ship' | 'changes'>,
  isMeant: (incident: Incident) => boolean,
  gone: AbortSignal,
) {
  let waiting = Promise.withResolvers<true>();
  const listening = changes.onChange((incident) => {
    if (isMeant(incident)) waiting.resolve(true);
  });
  const end = () => waiting.resolve(true);
  gone.addEventListener('abort', end, { once: true });
  return {
    rung: async (ms: number): Promise<boolean> => {
      const over = new AbortController();
      const late = ship.clock.sleep(ms, over.signal).then(() => false);
      const rang = await Promise.race([waiting.promise, late]);
      over.abort();
      if (rang) waiting = Promise.withResolvers<true>();
      return rang;
    },
    [Symbol.dispose]: () => {
      listening[Symbol.dispose]();
      gone.removeEventListener('abort', end);
    },
  };
}
