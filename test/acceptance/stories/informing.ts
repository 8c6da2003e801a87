import { first, type Story, second, step, support } from '../story.ts';

/** People are told how things stand. */
export const informing: Story = {
  service: 'informing',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'informing-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 informing "slow"', 'accepted'),
    first.types('statusReport', '/incident update', 'accepted'),
    second.types('statusReport', '/incident update all is well', 'NotTheRole'),
    second.types('snooze', '/incident snooze', 'NotTheRole'),
    first.types('assign', '/incident assign comms @second-oncall', 'accepted'),
    second.types('statusReport', '/incident update --needs "a DBA" buying is slow', 'accepted'),
    second.types('snooze', '/incident snooze 1h', 'accepted'),
    support.types('snooze', '/incident snooze 2h', 'NotTheRole'),
    first.types('close', '/incident close', 'accepted'),
    first.types('statusReport', '/incident update', 'IncidentClosed'),
  ],
};
