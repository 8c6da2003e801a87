import type { Registry } from '../../src/app/ports/registry.ts';
import { RegistryUnavailable } from '../../src/app/ports/registry-errors.ts';

type Method = keyof Registry;

/** A real registry whose calls are counted, so that a test knows when all is quiet, and can be made to fail. */
export type WatchedRegistry = {
  readonly registry: Registry;
  readonly pending: () => number;
  /** Calls of these methods reject with RegistryUnavailable from now on. */
  readonly breakDown: (...methods: readonly Method[]) => void;
  readonly mend: () => void;
};

const diskFull = (): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'DiskFull',
    why: 'The disk of the registry is full, so nothing was stored.',
    lift: 'Free space on that disk.',
  });

export function watchedRegistry(real: Registry): WatchedRegistry {
  let pending = 0;
  const broken = new Set<PropertyKey>();
  const counted = async (result: Promise<unknown>): Promise<unknown> => {
    pending += 1;
    try {
      return await result;
    } finally {
      pending -= 1;
    }
  };
  const registry = new Proxy(real, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (broken.has(name)) return Promise.reject(diskFull());
        const result: unknown = Reflect.apply(value, target, given);
        return result instanceof Promise ? counted(result) : result;
      };
    },
  });
  return {
    registry,
    pending: () => pending,
    breakDown: (...methods) => {
      for (const method of methods) broken.add(method);
    },
    mend: () => broken.clear(),
  };
}
