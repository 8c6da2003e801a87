import { first, type Story, second, step, support } from '../story.ts';

/** An incident that only those know of who are let in, until it is made public. */
export const hiding: Story = {
  service: 'hiding',
  released: false,
  furnish: (world) => ({ playbook: { steps: [step(world, 'hiding-back')] } }),
  acts: [
    first.typesElsewhere(
      'declare',
      '/incident declare --private sev2 hiding "a leaked key"',
      'accepted',
    ),
    second.typesElsewhere('declare', '/incident declare hiding "slow"', 'TargetHasIncident'),
    support.typesElsewhere('catchUp', '/incident catch-up', 'WhichIncident'),
    first.types('invite', '/incident invite @support-lead', 'accepted'),
    support.types('status', '/incident status', 'accepted'),
    support.types('catchUp', '/incident catch-up', 'accepted'),
    first.types('attach', '/rollback attach C0GENERAL', 'PrivateStaysApart'),
    support.types('invite', '/incident invite @second-oncall', 'NotTheRole'),
    support.types('makePublic', '/incident public', 'NotTheAuthority'),
    first.types('makePublic', '/incident public', 'accepted'),
    first.types('attach', '/rollback attach C0DEV', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
  ],
};
