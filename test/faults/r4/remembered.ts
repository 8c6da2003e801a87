import type { Registry } from '../../../src/app/ports/registry.ts';

/** The calls that change nothing. */
export const reads: ReadonlySet<PropertyKey> = new Set<keyof Registry>([
  ...(['answered', 'read', 'since', 'heads', 'head', 'texts', 'salted', 'next'] as const),
  ...(['streamOf', 'locks', 'summaries', 'search', 'dueBefore', 'nextDue', 'leases'] as const),
  ...(['people', 'unfinished', 'posts', 'postsBefore', 'setting', 'lookAtLink'] as const),
  ...(['session', 'weigh', 'verify', 'now', 'alone'] as const),
]);

/** What is asked with whole events is not worth a key, and what depends on the moment is asked each time. */
const unkeyed: ReadonlySet<PropertyKey> = new Set<keyof Registry>([
  'texts',
  'salted',
  'verify',
  'now',
  'leases',
  'alone',
]);

/**
 * The same registry, that asks its engine once for what is read again and again while nothing is written: most of a
 * story is loops that look and find nothing new.
 */
export function remembered(real: Registry): Registry {
  const known = new Map<string, unknown>();
  return new Proxy(real, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (!reads.has(name)) {
        return (...given: unknown[]): unknown => {
          known.clear();
          return Reflect.apply(value, target, given);
        };
      }
      if (unkeyed.has(name)) return value;
      return (...given: unknown[]): unknown => {
        const key = `${String(name)} ${JSON.stringify(given)}`;
        if (!known.has(key)) known.set(key, Reflect.apply(value, target, given));
        return known.get(key);
      };
    },
  });
}
