import { first, type Story, second, step, support, untilStep } from '../story.ts';

/** A plan that its data owner has to agree to, and a step of it once more. */
export const approving: Story = {
  service: 'approving',
  released: true,
  furnish: (url) => ({
    special: {
      roles: { dba: ['support-lead'] },
      stakeholders: [{ role: 'dba', mode: 'approve' }],
    },
    playbook: {
      steps: [
        step(url, 'approving-one'),
        step(url, 'approving-two', { needs: ['approving-one'], approve: { roles: ['dba'] } }),
      ],
    },
  }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 approving "5xx"', 'accepted'),
    first.types('plan', '/rollback plan approving', 'accepted'),
    first.types('go', '/rollback go', 'ApprovalMissing'),
    second.types('approve', '/rollback approve', 'NotAnApprover'),
    second.types('deny', '/rollback deny "not mine"', 'NotAnApprover'),
    support.types('deny', '/rollback deny the export still runs', 'accepted'),
    first.types('go', '/rollback go', 'ApprovalDenied'),
    support.types('approve', '/rollback approve the export has ended', 'accepted'),
    support.types('approve', '/rollback approve', 'accepted'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilStep('approving-one', 'finished'),
    support.types('approve', '/rollback approve', 'accepted'),
    untilStep('approving-two', 'finished'),
    support.types('approve', '/rollback approve', 'NoOpenPlan'),
  ],
};
