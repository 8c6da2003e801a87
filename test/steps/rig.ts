import type { Effort, Ending } from '../../src/app/ports/kinds.ts';
import { StepSpec } from '../../src/core/plan/plan.ts';
import { inherited } from '../../src/lib/program/with.ts';
import { stepKinds } from '../../src/steps/kinds.ts';
import { type StepSettings, stepRunner } from '../../src/steps/step-runner.ts';

export const step = (kind: string, given: StepSpec['with']): StepSpec =>
  StepSpec.parse({
    id: 'one',
    name: 'One',
    kind,
    by: 'worker',
    with: given,
    needs: [],
    timeoutMs: 10_000,
    idempotent: false,
    retry: { max: 0, delayMs: 0, backoff: 'fixed', maxDelayMs: 0 },
    onFailure: { do: 'pause' },
    checkAfter: [],
    secrets: [],
    rest: true,
  });

export const settings: StepSettings = {
  registryId: 'reg-test',
  inherited: inherited(process.env),
  allow: ['127.0.0.1:*'],
  graceMs: 300,
};

export const effort = (some: Partial<Effort> = {}): Effort => ({
  stepId: 'RB-1/one',
  epoch: 7,
  idempotencyKey: 'key-1',
  signal: AbortSignal.timeout(20_000),
  secrets: {},
  progress: () => undefined,
  ...some,
});

export const run = (
  kind: string,
  given: StepSpec['with'],
  some: Partial<Effort> = {},
  more: Partial<StepSettings> = {},
): Promise<Ending> =>
  stepRunner(stepKinds, { ...settings, ...more }).runStep(step(kind, given), effort(some));

/** The living process with this id: false for one that only waits to be reaped. */
export async function lives(pid: number): Promise<boolean> {
  const { processes } = await import('../../src/lib/program/processes.ts');
  return (await processes()).some((one) => one.pid === pid);
}
