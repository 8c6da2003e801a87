import { allSteps, type Found, type Subject } from './rule.ts';

/**
 * What a backup is written over has lost what came since: something has to look at that afterwards, or nobody knows
 * (capabilities, S3).
 */
export const unreconciledRestore = ({ playbook }: Subject): readonly Found[] => {
  const steps = allSteps(playbook);
  const needed = new Set(steps.flatMap(({ it }) => it.needs));
  return steps
    .filter(({ it }) => it.writes.some(({ how }) => how === 'restore'))
    .filter(({ it }) => it.check_after.length === 0 && !needed.has(it.id))
    .map(({ path, it }) => ({
      path,
      message: `"${it.id}" writes a backup over data, and nothing reconciles what is lost: add check_after:, or a step that needs it`,
    }));
};
