import type { Found, Subject } from './rule.ts';

/** After every step it must be safe to stay, or there must be a way to where it is. */
export function noRest({ playbook }: Subject): readonly Found[] {
  if (playbook.rest.length > 0) return [];
  const restless = playbook.steps.findIndex(({ rest }) => !rest);
  if (restless === -1) return [];
  return [
    {
      path: ['steps', restless],
      message: `a pause after "${playbook.steps[restless]?.id}" would leave the service half way; say rest: yes where it is safe to stay, or add a rest: block`,
    },
  ];
}

export function noCriteria({ playbook }: Subject): readonly Found[] {
  if (playbook.validate.length + playbook.mitigated_when.length > 0) return [];
  return [
    {
      path: [],
      message:
        'neither validate nor mitigated_when: only the criteria of the service will tell whether it worked',
    },
  ];
}
