import { first, type Story, second, step, untilRecorded } from '../story.ts';

/** The authority is silent, and the next on the roster decides. */
export const succeeding: Story = {
  service: 'succeeding',
  released: true,
  furnish: (url) => ({
    special: { authority: { roster: ['first-oncall', 'second-oncall'], max_wait: '3s' } },
    playbook: { steps: [step(url, 'succeeding-back')] },
  }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 succeeding "slow"', 'accepted'),
    first.types('plan', '/rollback plan succeeding to 1', 'accepted'),
    second.types('iDecide', '/incident decide', 'TooEarlyToDecide'),
    untilRecorded('second-oncall is paged'),
    second.types('iDecide', '/incident decide', 'accepted'),
    second.types('decline', '/rollback decline', 'accepted'),
    first.types('iDecide', '/incident decide', 'NothingToDecide'),
    second.types('close', '/incident close', 'accepted'),
  ],
};
