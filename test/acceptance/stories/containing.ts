import { first, type Story, second, step, untilRecorded } from '../story.ts';

const back = (url: string) => ({
  compensate: { kind: 'http', with: { url: `${url}/traffic-back` }, timeout: '400ms' },
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
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilRecorded('In force from now on'),
    second.types('containment', '/rollback containment keep "as it is"', 'NotTheAuthority'),
    first.types('containment', '/rollback containment keep "as it is"', 'accepted'),
  ],
};
