import { first, type Story, second, step, untilRecorded } from '../story.ts';

/** The public is told. */
export const publishing: Story = {
  service: 'publishing',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'publishing-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 publishing "slow"', 'accepted'),
    second.types('publishDraft', '/incident publish draft', 'NotTheRole'),
    first.types('assign', '/incident assign comms @second-oncall', 'accepted'),
    second.types(
      'publishDraft',
      '/incident publish draft identified "Buying is slow. We are working on it."',
      'accepted',
    ),
    second.types('publishApprove', '/incident publish approve U1', 'OwnUpdate'),
    first.types('publishApprove', '/incident publish approve U9', 'UnknownUpdate'),
    first.types('publishApprove', '/incident publish approve U1', 'accepted'),
    untilRecorded('The status page has not taken U1'),
    second.types('publishDraft', '/incident publish draft', 'accepted'),
    second.types('publishDrop', '/incident publish drop U9', 'UnknownUpdate'),
    second.types('publishDrop', '/incident publish drop U2', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
    first.types('publishDraft', '/incident publish draft', 'IncidentClosed'),
  ],
};
