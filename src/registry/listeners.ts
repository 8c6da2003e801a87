import type { Envelope } from '../core/envelope.ts';

type Listener = (events: readonly Envelope[]) => void;

/** Those who want to hear of appends. They are told in a turn of their own: their fault cannot undo an append. */
export function listeners() {
  const all = new Set<Listener>();
  return {
    add(listener: Listener): Disposable {
      all.add(listener);
      return { [Symbol.dispose]: () => void all.delete(listener) };
    },
    tell(events: readonly Envelope[]): void {
      if (events.length === 0) return;
      for (const listener of all) queueMicrotask(() => listener(events));
    },
  };
}
