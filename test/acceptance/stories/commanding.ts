import { first, type Story, second, step, support } from '../story.ts';

/** Who decides, and how that changes: offered and accepted, or taken. */
export const commanding: Story = {
  service: 'commanding',
  released: false,
  furnish: (url) => ({ playbook: { steps: [step(url, 'commanding-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev2 commanding "slow"', 'accepted'),
    first.types('handover', '/incident handover @support-lead', 'NotOnRoster'),
    second.types('acceptHandover', '/incident accept', 'NoHandover'),
    first.types('handover', '/incident handover @second-oncall', 'accepted'),
    second.types('handover', '/incident handover @first-oncall', 'NotTheAuthority'),
    support.types('acceptHandover', '/incident accept', 'NoHandover'),
    support.types('iDecide', '/incident decide', 'MayNotTakeCommand'),
    second.types('iDecide', '/incident decide', 'NothingToDecide'),
    second.types('who', '/incident who', 'accepted'),
    second.types('acceptHandover', '/incident accept', 'accepted'),
    first.types('mitigated', '/incident mitigated nobody complains', 'NotTheAuthority'),
    support.types('takeCommand', '/incident take-command nobody answers', 'MayNotTakeCommand'),
    first.types('takeCommand', '/incident take-command nobody answers', 'accepted'),
    second.types('mitigated', '/incident mitigated nobody complains', 'NotTheAuthority'),
    first.types('mitigated', '/incident mitigated nobody complains', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
  ],
};
