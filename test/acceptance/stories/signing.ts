import { first, type Story, step, support, untilRecorded } from '../story.ts';

/** A rollback that its data owner approved ahead goes by the authority alone. */
export const signing: Story = {
  service: 'signing',
  released: true,
  furnish: (url) => ({
    special: {
      roles: { dba: ['support-lead'] },
      stakeholders: [{ role: 'dba', mode: 'approve' }],
    },
    playbook: { steps: [step(url, 'signing-back')] },
  }),
  acts: [
    support.typesElsewhere('approveAhead', '/rollback approve-ahead signing', 'accepted'),
    first.typesElsewhere('approveAhead', '/rollback approve-ahead signing', 'NotTheRole'),
    support.typesElsewhere('revokeAhead', '/rollback revoke-ahead signing so', 'NothingAhead'),
    support.typesElsewhere(
      'approveAhead',
      '/rollback approve-ahead signing --shape 0123456789abcdef',
      'ShapeStale',
    ),
    support.typesElsewhere(
      'approveAhead',
      '/rollback approve-ahead signing --shape <shape>',
      'accepted',
    ),
    first.typesElsewhere('declare', '/incident declare sev2 signing "5xx"', 'accepted'),
    first.types('plan', '/rollback plan signing', 'accepted'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilRecorded('ended well'),
    support.typesElsewhere('revokeAhead', '/rollback revoke-ahead signing it changes', 'accepted'),
  ],
};
