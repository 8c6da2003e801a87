import type { Registry } from '../../../src/app/ports/registry.ts';

type About = {
  readonly stepId: string;
  readonly epoch: number;
  readonly owner: string;
  readonly at: string;
};

/** What is wrong with acting now: others may think that whoever acts is dead, or know that it has ended. */
export async function unguarded(
  registry: Pick<Registry, 'leases'>,
  { stepId, epoch, owner, at }: About,
): Promise<readonly string[]> {
  const lease = (await registry.leases()).find((one) => one.stepId === stepId);
  if (lease?.owner !== owner || lease.epoch !== epoch) {
    return [`${stepId} was begun by ${owner} without a lease`];
  }
  return lease.until < at ? [`${stepId} was begun by ${owner} after its lease was over`] : [];
}
