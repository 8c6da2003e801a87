import { first, type Story, step, support } from '../story.ts';

/** A recorded incident is played, decided and ended; nothing is touched. */
export const playingOut: Story = {
  service: 'playing',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'playing-back')] } }),
  acts: [
    first.typesElsewhere('tabletopStart', '/drill tabletop nothing-known', 'NoScenario'),
    first.typesElsewhere(
      'tabletopStart',
      '/drill tabletop cloudflare-2019-07-02 playing --speed 3600x',
      'accepted',
    ),
    support.types('tabletopPause', '/drill pause', 'NotTheRole'),
    support.types('tabletopGoOn', '/drill go-on', 'NotTheRole'),
    support.types('tabletopStop', '/drill stop', 'NotTheRole'),
    support.types('tabletopChoose', '/drill choose everything-502 find-out', 'NotTheAuthority'),
    first.types('tabletopStop', '/drill stop', 'accepted'),
  ],
};
