import { first, type Story, second, step, support } from '../story.ts';

/** A plan that would lose data: its owner gives that up by the number that was shown, and nobody else does. */
export const risking: Story = {
  service: 'risking',
  released: true,
  furnish: (url) => ({
    special: {
      roles: { support: ['support-lead'] },
      datasets: {
        orders: {
          class: 'compensate',
          owner: 'support',
          rpo: { max_rows: 0 },
          restorable: { rows: { kind: 'http', url: `${url}/count`, path: 'n' } },
        },
      },
    },
    playbook: {
      steps: [step(url, 'risking-back', { writes: [{ dataset: 'orders', how: 'restore' }] })],
    },
  }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 risking "slow"', 'accepted'),
    second.types('card', '/rollback risking', 'card'),
    second.types('lose', '/rollback lose 3', 'NotTheRole'),
    support.types('lose', '/rollback lose 999999', 'LossDiffers'),
    support.types('lose', '/rollback lose 3', 'accepted'),
  ],
};
