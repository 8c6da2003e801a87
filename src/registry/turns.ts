/** One after the other, by name: within this process. */
export type Turns = {
  /** Resolves when everybody who asked for this name before has given it back; disposing gives it back. */
  readonly take: (name: string) => Promise<Disposable>;
};

export function takingTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    take: async (name) => {
      const before = last.get(name);
      const { promise, resolve } = Promise.withResolvers<void>();
      last.set(name, promise);
      await before;
      return {
        [Symbol.dispose]: () => {
          if (last.get(name) === promise) last.delete(name);
          resolve();
        },
      };
    },
  };
}
