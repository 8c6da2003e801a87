import { first, type Story, step, untilRecorded } from '../story.ts';

const back = (url: string) => ({
  compensate: { kind: 'http', with: { url: `${url}/traffic-back` }, timeout: '10s' },
});

/** The exposure is stopped before the cure: it stays in force, and is kept by name. */
export const containing: Story = {
  service: 'containing',
  released: true,
  furnish: (url) => ({
    playbook: {
      steps: [step(url, 'containing-back')],
      contain: [step(url, 'traffic-away', back(url))],
    },
  }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 containing "slow"', 'accepted'),
    first.types('containment', '/rollback containment keep "as it is"', 'NoContainment'),
    first.types('switch', '/rollback switch flag-off "stop it"', 'StrategyUnavailable'),
    first.types('switch', '/rollback switch contain "stop it first"', 'card'),
    first.confirms('accepted', 'switch'),
    untilRecorded('In force from now on'),
    first.types('containment', '/rollback containment keep "as it is"', 'accepted'),
  ],
};
