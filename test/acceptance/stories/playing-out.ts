import { first, type Story, step, support, untilRecorded } from '../story.ts';

/** A recorded incident is played, decided and ended, each moment when somebody asks for it; nothing is touched. */
export const playingOut: Story = {
  service: 'playing',
  released: true,
  furnish: (url) => ({ playbook: { steps: [step(url, 'playing-back')] } }),
  acts: [
    first.typesElsewhere('tabletopStop', '/drill stop', 'NoTabletop'),
    first.typesElsewhere('tabletopStart', '/drill tabletop nothing-known', 'NoScenario'),
    first.typesElsewhere(
      'tabletopStart',
      '/drill tabletop cloudflare-2019-07-02 playing --speed real',
      'accepted',
    ),
    untilRecorded('Rule deployed globally'),
    support.types('tabletopPause', '/drill pause', 'NotTheRole'),
    first.types('tabletopPause', '/drill pause', 'accepted'),
    support.types('tabletopGoOn', '/drill go-on', 'NotTheRole'),
    first.types('tabletopGoOn', '/drill go-on', 'accepted'),
    first.types('tabletopGoOn', '/drill go-on', 'accepted'),
    untilRecorded('First PagerDuty page'),
    first.types('tabletopChoose', '/drill choose everything-502 find-out', 'PointNotOpen'),
    first.types('tabletopGoOn', '/drill go-on', 'accepted'),
    untilRecorded('a decision (everything-502)'),
    support.types('tabletopChoose', '/drill choose everything-502 find-out', 'NotTheAuthority'),
    first.types('tabletopChoose', '/drill choose everything-502 find', 'NoSuchOption'),
    first.types('tabletopPause', '/drill pause', 'StoryWaits'),
    first.types('stop', '/rollback stop', 'OnlyRehearsed'),
    first.types('tabletopChoose', '/drill choose everything-502 find-out', 'accepted'),
    support.types('tabletopStop', '/drill stop', 'NotTheRole'),
    first.types('tabletopStop', '/drill stop', 'accepted'),
    first.types('drillReport', '/drill report', 'accepted'),
    first.types('tabletopStop', '/drill stop', 'IncidentClosed'),
  ],
};
