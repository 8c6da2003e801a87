import { judgePlaybook, noPlaybook } from '../../core/doctor/texts.ts';
import { byRules } from '../bench.ts';
import { namedPlaybooks } from './written.ts';

export const playbooks = byRules(async (rules, bench) => {
  const named = await namedPlaybooks(rules, bench);
  const without = Object.values(rules.services).filter(({ playbook }) => playbook === undefined);
  return [
    ...named.flatMap(({ name, of, findings }) => {
      const errors = findings.filter(({ severity }) => severity === 'error');
      return judgePlaybook({ name, of, errors, warnings: findings.length - errors.length });
    }),
    ...without.map(({ name }) => noPlaybook(name)),
  ];
});
