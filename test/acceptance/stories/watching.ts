import { first, type Story, second, step, support } from '../story.ts';

/** Support sees that people go on reporting, although everybody says that it is calm. */
export const watching: Story = {
  service: 'watching',
  released: false,
  furnish: (url) => ({
    special: { roles: { support: ['support-lead'] }, support_ack: { after: '30m' } },
    playbook: { steps: [step(url, 'watching-back')] },
  }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 watching "slow"', 'accepted'),
    support.types('supportSays', '/incident support increase 40 an hour', 'SupportNotAsked'),
    first.types('mitigated', '/incident mitigated nobody complains', 'accepted'),
    second.types('supportSays', '/incident support increase 40 an hour', 'NotTheRole'),
    support.types('supportSays', '/incident support no-increase', 'SupportNotAsked'),
    support.types('supportSays', '/incident support increase 40 an hour', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
  ],
};
