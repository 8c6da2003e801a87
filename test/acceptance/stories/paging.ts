import { first, type Story, second, step, support } from '../story.ts';

/** Somebody is called who may sleep; this installation has no pager, so each says how else to reach them. */
export const paging: Story = {
  service: 'paging',
  released: false,
  furnish: (url) => ({ playbook: { steps: [step(url, 'paging-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 paging "slow"', 'accepted'),
    support.types('page', '/incident page', 'accepted'),
    second.types('page', '/incident page @second-oncall', 'accepted'),
    second.types('page', '/incident page nobody', 'Misread'),
    first.types('close', '/incident close @first-oncall', 'accepted'),
    support.types('page', '/incident page', 'IncidentClosed'),
  ],
};
