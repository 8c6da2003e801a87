import { first, type Story, second, step, support, untilRecorded } from '../story.ts';

/** What is locked, frozen, or held back, without any incident. */
export const freezing: Story = {
  service: 'freezing',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'freezing-back')] } }),
  acts: [
    first.typesElsewhere('where', '/rollback where', 'accepted'),
    first.typesElsewhere('where', '/rollback where freezing', 'Misread'),
    support.typesElsewhere('dashboard', '/incident dashboard', 'accepted'),
    support.typesElsewhere('dashboard', '/incident dashboard please', 'Misread'),
    first.typesElsewhere('auto', '/rollback auto off freezing 30m it flaps', 'accepted'),
    support.typesElsewhere('auto', '/rollback auto shadow freezing it flaps', 'NotTheRole'),
    first.typesElsewhere('auto', '/rollback auto on freezing it is mended', 'accepted'),
    second.typesElsewhere('auto', '/rollback auto on freezing so it is', 'accepted'),
    first.typesElsewhere('releaseFixed', '/release fixed freezing abcdef1', 'NothingFrozen'),
    first.typesElsewhere('declare', '/incident declare sev3 freezing "slow"', 'accepted'),
    first.types('plan', '/rollback plan freezing', 'accepted'),
    first.types('go', '/rollback go', 'card'),
    first.confirms('accepted'),
    untilRecorded('ended well'),
    first.typesElsewhere('releaseFixed', '/release fixed freezing abcdef1', 'accepted'),
    second.typesElsewhere('releaseFixed', '/release fixed freezing it is mended', 'accepted'),
  ],
};
