import type { OnWakeUp, WakeUp, WakeUps } from '../../src/app/ports/wake-ups.ts';

/** What the wire does with a wake-up that it is given. */
export type Treatment = 'deliver' | 'drop' | 'double' | 'hold' | 'refuse';

/** A wire in the hands of the test. */
export type SimWire = WakeUps & {
  treatment: Treatment;
  /** Everything that was sent over it. */
  readonly sent: WakeUp[];
  /** What was held arrives now, late and in the order given. */
  readonly release: () => void;
  /** Brings something that nobody sent. */
  readonly bring: (wakeUp: WakeUp) => void;
};

export function simWire(): SimWire {
  const sent: WakeUp[] = [];
  const held: WakeUp[] = [];
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  let handler: OnWakeUp | undefined;
  const bring = (wakeUp: WakeUp): void => {
    if (!handler || closing.signal.aborted) return;
    // What a handler rejects with is the wire's to swallow: a wake-up carries no truth.
    const one = handler(wakeUp, closing.signal).catch(() => undefined);
    running.add(one);
    void one.finally(() => running.delete(one));
  };
  const treat: { readonly [T in Treatment]: (wakeUp: WakeUp) => void } = {
    deliver: bring,
    drop: () => undefined,
    double: (wakeUp) => {
      bring(wakeUp);
      bring(wakeUp);
    },
    hold: (wakeUp) => void held.push(wakeUp),
    refuse: () => {
      throw new Error('The wire is away');
    },
  };
  const wire: SimWire = {
    treatment: 'deliver',
    sent,
    wake: async (wakeUp) => {
      sent.push(wakeUp);
      treat[wire.treatment](wakeUp);
    },
    work: (given) => {
      handler = given;
      return {
        [Symbol.asyncDispose]: async () => {
          closing.abort();
          await Promise.all(running);
        },
      };
    },
    release: () => {
      for (const wakeUp of held.splice(0)) bring(wakeUp);
    },
    bring,
  };
  return wire;
}
