import type { Batch } from '../../../src/app/ports/batch.ts';
import type { Registry } from '../../../src/app/ports/registry.ts';
import type { Without } from './controls.ts';

// How a guard of the registry is taken away: the port does less than it says, the program is as it is.

/** The registry stores the batch after this was done to it. */
const storing =
  (change: (batch: Batch) => Batch): Without =>
  (ports) => ({
    ...ports,
    registry: { ...ports.registry, append: (batch) => ports.registry.append(change(batch)) },
  });

const answering =
  (change: (registry: Registry) => Partial<Registry>): Without =>
  (ports) => ({ ...ports, registry: { ...ports.registry, ...change(ports.registry) } });

/** What was looked at may have changed. */
export const decidesOnTheOld = storing((batch) => ({ ...batch, reads: [] }));

export const keepsNoLeases = storing((batch) => ({ ...batch, leases: [] }));

export const keepsNoLocks = storing((batch) => ({ ...batch, locks: [] }));

export const keepsNoNames = storing((batch) => ({ ...batch, names: [] }));

export const keepsNoTerms = storing((batch) => ({ ...batch, due: [] }));

/** Whoever says something twice is taken for two. */
export const forgetsKeys: Without = (ports, { stranger }) => ({
  ...ports,
  registry: {
    ...ports.registry,
    answered: async () => undefined,
    append: (batch) => ports.registry.append({ ...batch, key: `${batch.key}/${stranger()}` }),
  },
});

/** People are told before it is stored, and a process that dies meanwhile stores nothing. */
export const answersTooEarly: Without = (ports, { scheduler, life }) => ({
  ...ports,
  registry: {
    ...ports.registry,
    append: async (batch) => {
      scheduler.after(20, () => void ports.registry.append(batch).catch(() => undefined), life);
      return { status: 'appended', events: [] };
    },
  },
});

export const givesNobodyUp = answering(() => ({ leases: async () => [] }));

/** Every lease counts as over, however often it was renewed. */
export const givesUpTooEarly = answering((registry) => ({
  leases: async () => (await registry.leases()).map((lease) => ({ ...lease, isOver: true })),
}));

export const hasNoHeartbeat = answering(() => ({ renew: async () => [] }));

/** What others write is not seen, nor what it wrote itself. */
export const readsNoTail = answering(() => ({ since: async () => [] }));

export const hearsNoTerms = answering(() => ({ dueBefore: async () => [] }));
