import { first, type Story, second, step } from '../story.ts';

/** Another way than the rollback: no, answer waiting. */
export const turning: Story = {
  service: 'turning',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'turning-back')] } }),
  acts: [
    second.typesElsewhere('declare', '/incident declare sev3 turning "slow"', 'accepted'),
    second.types('handover', '/incident handover @first-oncall', 'accepted'),
    first.types('acceptHandover', '/incident accept', 'accepted'),
    first.types('plan', '/rollback plan turning to 1', 'accepted'),
    first.types('decline', '/rollback decline', 'accepted'),
    second.types('switch', '/rollback switch wait the cause is gone', 'NotTheAuthority'),
    first.types('switch', '/rollback switch wait the cause is gone', 'accepted'),
    first.types('go', '/rollback go', 'StrategyActive'),
    first.types('abort', '/rollback abort', 'accepted'),
    first.types('close', '/incident close @first-oncall', 'accepted'),
  ],
};
