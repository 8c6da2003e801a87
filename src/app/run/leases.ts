import { leaseMs } from '../record.ts';
import type { Ship } from '../ship.ts';

/** Leases are renewed this often, all of a process in one commit. */
const heartbeatMs = 1_000;
/** So much of a lease must be left at the door: the effect begins well before anybody may think that its owner is dead. */
const marginMs = 2_000;

/** The leases of this process, measured by the monotonic clock from before each heartbeat was sent. */
export type Leases = {
  /** Called right before claiming, with the moment before the claim was sent. */
  readonly took: (stepId: string, asked: number) => void;
  readonly gave: (stepId: string) => void;
  /** The self-fence (architecture.md, the step protocol, point 3): whether the lease surely still holds. */
  readonly holds: (stepId: string) => boolean;
  /** Keeps them alive until the signal aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
};

export function leasesOf({
  registry,
  clock,
  owner,
  log,
}: Pick<Ship, 'registry' | 'clock' | 'owner' | 'log'>): Leases {
  const since = new Map<string, number>();
  const renew = async (): Promise<void> => {
    if (since.size === 0) return;
    const asked = clock.monotonic();
    const held = await registry.renew(owner, leaseMs);
    for (const stepId of held) if (since.has(stepId)) since.set(stepId, asked);
  };
  return {
    took: (stepId, asked) => void since.set(stepId, asked),
    gave: (stepId) => void since.delete(stepId),
    holds: (stepId) => {
      const asked = since.get(stepId);
      return asked !== undefined && clock.monotonic() - asked < leaseMs - marginMs;
    },
    run: async (signal) => {
      while (!signal.aborted) {
        await renew().catch((error: unknown) =>
          log.warn({ event: 'LeasesNotRenewed', err: error }),
        );
        await clock.sleep(heartbeatMs, signal);
      }
    },
  };
}
