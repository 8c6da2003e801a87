import { setTimeout as sleep } from 'node:timers/promises';
import type { Effort } from '../app/ports/kinds.ts';
import type { Orphans } from '../app/ports/world.ts';
import { graceMs, killWaitMs, signalGroup } from '../lib/program/group.ts';
import { ownGroup, processesWith } from '../lib/program/processes.ts';

type Marked = { readonly stepId: string; readonly epoch?: number };

/** The variables by which a process is recognized as the work of this try of this step. */
export const markOf = (
  registryId: string,
  { stepId, epoch, idempotencyKey }: Pick<Effort, 'stepId' | 'epoch' | 'idempotencyKey'>,
): Readonly<Record<string, string>> => ({
  STERNWAY_REGISTRY: registryId,
  STERNWAY_STEP: stepId,
  STERNWAY_EPOCH: String(epoch),
  STERNWAY_IDEMPOTENCY_KEY: idempotencyKey,
});

const lookEveryMs = 50;

/**
 * Ends every process of this machine that carries the mark of one of these steps, with its whole group
 * (SIGTERM, after the grace SIGKILL), and waits until none is left. Answers the steps that had any, and
 * those that still have.
 */
export async function endMarked(
  registryId: string,
  steps: readonly Marked[],
  times: { readonly graceMs: number; readonly killWaitMs?: number } = { graceMs },
): Promise<Orphans> {
  const had = new Set<string>();
  const asked = new Set<number>();
  const start = performance.now();
  for (;;) {
    const found = await carriers(registryId, steps);
    for (const { stepId } of found) had.add(stepId);
    const elapsed = performance.now() - start;
    if (found.length === 0 || elapsed > times.graceMs + (times.killWaitMs ?? killWaitMs)) {
      return { had: Array.from(had), left: Array.from(new Set(found.map(({ stepId }) => stepId))) };
    }
    if (elapsed >= times.graceMs) endAll(found, 'SIGKILL');
    // Asked once: many programs take a second SIGTERM for "drop everything". New children are asked, too.
    else
      endAll(
        found.filter(({ pid }) => !asked.has(pid)),
        'SIGTERM',
      );
    for (const { pid } of found) asked.add(pid);
    await sleep(lookEveryMs);
  }
}

type Carrier = { readonly pid: number; readonly group: number; readonly stepId: string };

async function carriers(registryId: string, steps: readonly Marked[]): Promise<readonly Carrier[]> {
  const stepOf = (entries: ReadonlySet<string>): string | undefined =>
    steps.find(
      ({ stepId, epoch }) =>
        entries.has(`STERNWAY_STEP=${stepId}`) &&
        (epoch === undefined || entries.has(`STERNWAY_EPOCH=${epoch}`)),
    )?.stepId;
  const found = await processesWith(
    (entries) => entries.has(`STERNWAY_REGISTRY=${registryId}`) && stepOf(entries) !== undefined,
  );
  return found.flatMap(({ pid, group, entries }) => {
    const stepId = stepOf(entries);
    // The bot itself may run inside a step of another bot; it never ends itself.
    return stepId === undefined || pid === process.pid ? [] : [{ pid, group, stepId }];
  });
}

/** The bot's own group is never signaled, should a marked process share it. */
function endAll(found: readonly Carrier[], signal: NodeJS.Signals): void {
  const groups = new Set(found.map(({ group }) => group));
  groups.delete(ownGroup());
  for (const group of groups) signalGroup(group, signal);
}
