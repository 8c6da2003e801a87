import { first, type Story, step, support } from '../story.ts';

/** How grave it is and what it covers, as somebody finds out more. */
export const extending: Story = {
  service: 'extending',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'extending-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare extending "slow"', 'accepted'),
    first.types('severity', '/incident severity sev3', 'accepted'),
    support.types('severity', '/incident severity sev1', 'NotTheRole'),
    first.types('severity', '/incident severity p2 nobody can buy', 'accepted'),
    first.types('scope', '/incident scope -extending@prod', 'ScopeEmpty'),
    first.types('scope', '/incident scope +releasing@prod', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
    first.types('severity', '/incident severity sev4', 'IncidentClosed'),
  ],
};
