import { first, type Story, step, untilStep, world } from '../story.ts';

/** A step that fails where nobody may stay, and the way to where one may. */
export const resting: Story = {
  service: 'resting',
  released: true,
  furnish: (url) => ({
    playbook: {
      steps: [
        step(url, 'half', { rest: false }),
        step(url, 'breaks-late', { needs: ['half'], rest: false }),
      ],
      rest: [step(url, 'close-shop')],
    },
  }),
  acts: [
    world('breaks-late', 'fail'),
    first.typesElsewhere('declare', '/incident declare sev1 resting "half way"', 'accepted'),
    first.types('stay', '/rollback stay', 'NothingRuns'),
    first.types('toRest', '/rollback rest', 'NothingRuns'),
    first.types('plan', '/rollback plan resting', 'accepted'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilStep('breaks-late', 'failed'),
    first.types('stay', '/rollback stay', 'accepted'),
    first.types('toRest', '/rollback rest the vendor is asleep', 'accepted'),
    untilStep('close-shop', 'finished'),
    first.types('toRest', '/rollback rest', 'accepted'),
    first.types('resume', '/rollback resume', 'StepInTheWay'),
    first.types('abort', '/rollback abort', 'accepted'),
  ],
};
