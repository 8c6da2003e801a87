import { first, type Story, step, support } from '../story.ts';

/** People stand down for the night, while it is mitigated and no more. */
export const sleeping: Story = {
  service: 'sleeping',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'sleeping-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 sleeping "slow"', 'accepted'),
    first.types('standdown', '/incident standdown until 08:00', 'NotCalm'),
    first.types('mitigated', '/incident mitigated support says so', 'accepted'),
    first.types('standdown', '/incident standdown 5m', 'StandDownOutOfRange'),
    first.types('standdown', '/incident standdown --for 6h', 'accepted'),
    support.types('note', '/incident note all is quiet', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
    first.types('standdown', '/incident standdown 6h', 'IncidentClosed'),
  ],
};
