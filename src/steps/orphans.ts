import type { Orphans } from '../app/ports/world.ts';
import { graceMs } from '../lib/program/group.ts';
import { canSeeProcesses } from '../lib/program/processes.ts';
import { endMarked } from './marks.ts';

/**
 * Ends what a dead worker left behind on this machine: every process group that carries one of these
 * steps of this registry. Answers the steps that had any, and those of which something may still run, with a
 * sentence for `warn`: where there is no /proc nothing is found, and a process may not end even when killed.
 */
export function endOrphans(
  registryId: string,
  options: {
    readonly warn: (sentence: string) => void;
    readonly graceMs?: number;
    readonly killWaitMs?: number;
  },
): (stepIds: readonly string[]) => Promise<Orphans> {
  return async (stepIds) => {
    if (stepIds.length === 0) return { had: [], left: [] };
    if (!canSeeProcesses) {
      options.warn(
        `On ${process.platform} processes cannot be looked through: programs of ${stepIds.join(', ')} may still be running here. Look for them and end them by hand.`,
      );
      return { had: [], left: stepIds };
    }
    const marked = stepIds.map((stepId) => ({ stepId }));
    const { had, left } = await endMarked(registryId, marked, {
      graceMs: options.graceMs ?? graceMs,
      ...(options.killWaitMs !== undefined && { killWaitMs: options.killWaitMs }),
    });
    if (left.length > 0) {
      options.warn(
        `Programs of ${left.join(', ')} do not end, even when killed; they may still act.`,
      );
    }
    return { had, left };
  };
}
