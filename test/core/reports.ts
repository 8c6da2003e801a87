import type { Verdict } from '../../src/core/checks/verdict.ts';
import type { PlanId } from '../../src/core/ids.ts';
import type { Report } from '../../src/core/reports.ts';
import type { Try } from '../../src/core/run/reports.ts';
import { stepState } from '../../src/core/run/run.ts';
import type { Move } from './given.ts';
import { rb } from './sample.ts';
import type { Act, Scene } from './scene.ts';

/** Where a report deviates from the truth about the try that is under way. */
export type Off = Partial<Omit<Try, 'step'>>;

/** The plan that is followed now, or was last. */
function planNow({ incident }: Scene): PlanId {
  const course = incident?.course;
  const followed = course === undefined || course.status === 'none' ? undefined : course.plan;
  return followed ?? incident?.governing ?? rb(1);
}

function tryOf(scene: Scene, step: string, off: Off = {}): Try {
  const plan = off.plan ?? planNow(scene);
  const run = scene.incident?.runs[plan];
  const state = run && stepState(run, step);
  return { plan, step, epoch: run?.epoch ?? 1, attempt: state?.attempt ?? 1, ...off };
}

const said =
  (report: (scene: Scene) => Report) =>
  (scene: Scene): Act => ({ report: report(scene) });

export const claimed = (step: string, off: Off = {}) =>
  said((scene) => {
    const { plan, epoch } = tryOf(scene, step, off);
    return { kind: 'claim', plan, step, epoch, owner: 'worker-1' };
  });

export const begun = (step: string, off: Off = {}) =>
  said((scene) => {
    const { plan, epoch } = tryOf(scene, step, off);
    return { kind: 'begin', plan, step, epoch };
  });

export const notRun = (step: string, off: Off = {}) =>
  said((scene) => ({ kind: 'notRun', ...tryOf(scene, step, off), why: 'LeaseLost' }));

export const finished = (step: string, off: Off & { readonly output?: string } = {}) =>
  said((scene) => {
    const { output = '', ...rest } = off;
    const about = tryOf(scene, step, rest);
    return { kind: 'ended', ...about, outcome: 'finished', code: undefined, evidence: {}, output };
  });

export const failed = (step: string, code: string | undefined = 'ExitCode', off: Off = {}) =>
  said((scene) => {
    const about = tryOf(scene, step, off);
    return { kind: 'ended', ...about, outcome: 'failed', code, evidence: {}, output: 'no space' };
  });

/** The worker came back and cannot say whether it did anything. */
export const lost = (step: string, off: Off = {}) =>
  said((scene) => {
    const about = tryOf(scene, step, off);
    return {
      kind: 'ended',
      ...about,
      outcome: 'unknown',
      code: undefined,
      evidence: {},
      output: 'cut off',
    };
  });

export const died = (step: string, off: Off = {}, mayStillRun = false) =>
  said((scene) => ({ kind: 'ownerDied', ...tryOf(scene, step, off), mayStillRun }));

export const clockRang = (step: string, off: Off = {}) =>
  said((scene) => ({ kind: 'clockRang', ...tryOf(scene, step, off) }));
export const ackOverdue = (step: string, off: Off = {}) =>
  said((scene) => ({ kind: 'ackOverdue', ...tryOf(scene, step, off) }));
export const retryDue = (step: string, off: Off = {}) =>
  said((scene) => ({ kind: 'retryDue', ...tryOf(scene, step, off) }));
export const proposalExpires = (plan: PlanId): Act => ({
  report: { kind: 'proposalExpires', plan },
});

type Measured = { readonly held?: boolean; readonly epoch?: number | undefined };

/** What a check says under the strategy of now; a pass has held through its soak unless said otherwise. */
export const checked = (key: string, verdict: Verdict, off: Measured = {}) =>
  said(({ incident }) => {
    const course = incident?.course;
    const now = course === undefined || course.status === 'none' ? undefined : course.epoch;
    const epoch = 'epoch' in off ? off.epoch : now;
    const held = off.held ?? verdict === 'pass';
    return { kind: 'measured', key, epoch, verdict, held, summary: verdict, facts: {} };
  });

/** A whole step that went well. */
export const done = (step: string): Move => [claimed(step), finished(step)];
export const unknown = (step: string): Move => [claimed(step), died(step)];
