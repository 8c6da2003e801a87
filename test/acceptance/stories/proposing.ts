import { first, type Story, second, step, support } from '../story.ts';

/** What people put on the table, and what the authority makes of it. */
export const proposing: Story = {
  service: 'proposing',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'proposing-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 proposing "slow"', 'accepted'),
    support.types('note', '/incident note the chief says wait', 'accepted'),
    first.types('myDecision', '/incident my-decision E2', 'accepted'),
    support.types('correct', '/incident correct E1 it is fast', 'NotYourEntry'),
    first.types('correct', '/incident correct E1 it is slow since noon', 'accepted'),
    first.types('myDecision', '/incident my-decision E1', 'NoSpokenDecision'),
    support.types('propose', '/incident propose forward-fix "the fix is built"', 'accepted'),
    second.types('propose', '/incident propose RB-999999', 'UnknownPlan'),
    first.types('decline', '/rollback decline P1', 'accepted'),
    first.types('decline', '/rollback decline P7', 'UnknownProposal'),
    support.types('propose', '/incident propose wait', 'accepted'),
    support.types('propose', '/incident propose restart', 'accepted'),
    first.types('decline', '/rollback decline', 'WhichProposal'),
    first.types('objections', '/incident objections 10m', 'accepted'),
    support.types('object', '/incident object the provider is not back', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
    support.types('object', '/incident object too late', 'IncidentClosed'),
    first.types('objections', '/incident objections', 'IncidentClosed'),
  ],
};
