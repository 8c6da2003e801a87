import { first, learned, type Story, step, support, untilStep } from '../story.ts';

/** What a way back taught is in its playbook at last. */
export const learning: Story = {
  service: 'learning',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'learning-back')] } }),
  acts: [
    first.typesElsewhere('declare', '/incident declare sev3 learning "5xx"', 'accepted'),
    first.types(
      'followUp',
      '/incident report follow-up add playbook_change @first-oncall 2030-12-02 "drain first"',
      'accepted',
    ),
    first.types('playbookChange', '/incident report playbook-change F1 2', 'NoPlaybookRan'),
    first.types('plan', '/rollback plan learning', 'accepted'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilStep('learning-back', 'finished'),
    first.types('playbookChange', '/incident report playbook-change F1 2', 'SamePlaybook'),
    learned,
    first.types('playbookChange', '/incident report playbook-change F1 3', 'OtherPlaybook'),
    support.types('playbookChange', '/incident report playbook-change F1 2', 'NotTheRole'),
    first.types('playbookChange', '/incident report playbook-change F1 2', 'accepted'),
  ],
};
