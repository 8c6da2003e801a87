import { type Found, type Subject, stepsOf } from './rule.ts';

/** What brings a run to rest or tidies up behind it waits for nobody. */
export const approvalTooLate = ({ playbook }: Subject): readonly Found[] =>
  (['rest', 'finally'] as const).flatMap((block) =>
    stepsOf(playbook, block)
      .filter(({ it }) => it.approve !== undefined)
      .map(({ path }) => ({
        path: [...path, 'approve'],
        message: `a step of ${block} waits for nobody: ask before a step of steps`,
      })),
  );

/** What happens after a time needs the time. */
export const overdueWithoutTimeout = ({ playbook }: Subject): readonly Found[] =>
  stepsOf(playbook, 'steps')
    .filter(({ it }) => it.approve?.on_timeout !== undefined && it.approve.timeout === undefined)
    .map(({ path }) => ({
      path: [...path, 'approve', 'on_timeout'],
      message: 'on_timeout needs a timeout',
    }));
