import { changed, first, type Story, second, step, untilRecorded, untilStep } from '../story.ts';

/** Somebody else deploys in the middle of a rollback. */
export const crossing: Story = {
  service: 'crossing',
  released: true,
  furnish: (url) => ({
    playbook: {
      steps: [
        step(url, 'crossing-one'),
        {
          id: 'drain',
          name: 'Let it drain',
          kind: 'wait',
          needs: ['crossing-one'],
          with: { duration: '1h' },
          rest: true,
        },
      ],
    },
  }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 crossing "5xx"', 'accepted'),
    first.types('plan', '/rollback plan crossing', 'accepted'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilStep('drain', 'started'),
    first.types('outside', '/incident outside O1 ours', 'UnknownChange'),
    changed,
    untilRecorded('a-pipeline'),
    second.types('outside', '/incident outside O1 ours', 'NotTheAuthority'),
    first.types('outside', '/incident outside O1 harmless', 'accepted'),
    first.types('abort', '/rollback abort', 'accepted'),
    first.types('reportFactor', '/incident report factor add rehearsal', 'accepted'),
    first.types('reportFinish', '/incident report ready', 'accepted'),
    first.types('close', '/incident close @second-oncall', 'accepted'),
  ],
};
