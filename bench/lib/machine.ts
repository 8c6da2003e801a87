import { availableParallelism, cpus, loadavg } from 'node:os';

/** On what, and beside how much else, something was measured. Load: processes that wanted a processor, in the last minute. */
export type Machine = {
  readonly node: string;
  readonly processor: string;
  readonly processors: number;
  readonly load: number;
};

export const machineNow = (): Machine => ({
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  processors: availableParallelism(),
  load: Number((loadavg()[0] ?? 0).toFixed(1)),
});

/** One line for a person; what is busier than it has processors measures the others as well. */
export function sayMachine({ node, processor, processors, load }: Machine): string {
  const busy =
    load > processors
      ? ': busy with other work, so times are longer than they would be alone; compare ratios'
      : '';
  return `Node ${node}, ${processors} processors (${processor}), load ${load}${busy}`;
}
