import { first, type Story, second, step } from '../story.ts';

/** What is deployed is put on record, without any incident. */
export const releasing: Story = {
  service: 'releasing',
  released: false,
  furnish: (world) => ({ playbook: { steps: [step(world, 'releasing-back')] } }),
  acts: [
    first.typesElsewhere('releaseRegister', '/release register releasing 1', 'NotIdentified'),
    first.typesElsewhere(
      'releaseRegister',
      '/release register releasing 1 --commit abcdef1',
      'accepted',
    ),
    second.typesElsewhere(
      'releaseRegister',
      '/release register releasing 1 --commit abcdef2',
      'ReleaseUnclear',
    ),
    second.typesElsewhere('releaseList', '/release list releasing', 'accepted'),
    second.typesElsewhere('releaseList', '/release list releasin', 'Misread'),
  ],
};
