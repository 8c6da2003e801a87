import { first, type Story, second } from '../story.ts';

/** The same moment whichever way the story goes. */
const hurtSince = new Date(Date.now() - 1_200_000).toISOString();

/** Users hurt before anybody declared it, and the figures know since when. */
export const measuring: Story = {
  service: 'measuring',
  released: false,
  furnish: () => ({}),
  acts: [
    second.typesElsewhere(
      'declare',
      '/incident declare --since 31d sev3 measuring "slow"',
      'HurtSinceUnfit',
    ),
    second.typesElsewhere(
      'declare',
      `/incident declare --since ${hurtSince} sev3 measuring "slow"`,
      'accepted',
    ),
    first.typesElsewhere('registryStats', '/registry stats --service measuring', 'accepted'),
    first.types('registryStats', '/registry stats --quarter 2026q9', 'Misread'),
    second.typesElsewhere('registryStats', '/registry stats --form summary', 'accepted'),
    second.types('close', '/incident close', 'accepted'),
  ],
};
