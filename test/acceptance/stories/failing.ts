import { first, type Story, step, untilStep, world } from '../story.ts';

/** Steps that fail, and one of which nobody can tell whether it ran. */
export const failing: Story = {
  service: 'failing',
  released: true,
  furnish: (url) => ({
    playbook: {
      steps: [
        step(url, 'breaks'),
        step(url, 'useless', { needs: ['breaks'] }),
        step(url, 'hangs', { needs: ['useless'], timeout: '400ms' }),
        {
          id: 'rest',
          name: 'Rest',
          kind: 'wait',
          needs: ['hangs'],
          with: { duration: '1h' },
          rest: true,
        },
      ],
    },
  }),
  acts: [
    world('breaks', 'fail'),
    world('useless', 'fail'),
    world('hangs', 'hang'),
    first.typesElsewhere('declare', '/incident declare sev1 failing "all down"', 'accepted'),
    first.types('plan', '/rollback plan failing', 'accepted'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilStep('breaks', 'failed'),
    first.types('resume', '/rollback resume', 'StepInTheWay'),
    world('breaks', 'answer'),
    first.types('retry', '/rollback retry breaks it is repaired', 'accepted'),
    untilStep('useless', 'failed'),
    first.types('skip', '/rollback skip useless nobody needs it', 'accepted'),
    untilStep('hangs', 'unknown'),
    first.types('resume', '/rollback resume', 'StepUnsettled'),
    first.types('settle', '/rollback settle hangs done seen in its log', 'accepted'),
    first.types('resume', '/rollback resume', 'accepted'),
    untilStep('rest', 'started'),
    first.types('abort', '/rollback abort it takes too long', 'accepted'),
    untilStep('rest', 'canceled'),
  ],
};
