import { first, type Story, step } from '../story.ts';

/** It is due on every day of the week, and the whole day long, so that the story can be told on any. */
const drills = {
  environment: 'staging',
  every: '7d',
  at: '00:00',
  until: '23:59',
  zone: 'UTC',
  workdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  people: ['first-oncall'],
};

const registered = (version: string, minutesAgo: number) => {
  const since = new Date(Date.now() - minutesAgo * 60_000).toISOString();
  return first.typesElsewhere(
    'releaseRegister',
    `/release register rehearsing@staging ${version} --commit abcdef${version} --live-since ${since}`,
    'accepted',
  );
};

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

/** A drill is put off and skipped, then held on an environment that harms nobody, and told of. */
export const rehearsing: Story = {
  service: 'rehearsing',
  released: false,
  furnish: (url) => ({
    special: { environments: ['prod', 'staging'], drills },
    playbook: { steps: [step(url, 'rehearsing-back')] },
  }),
  acts: [
    first.typesElsewhere('drillStatus', '/drill status releasing', 'NoDrills'),
    first.typesElsewhere('drillStatus', '/drill status rehearsing', 'accepted'),
    first.typesElsewhere('drillLater', '/drill later rehearsing 00:00', 'NotLaterToday'),
    first.typesElsewhere('drillLater', '/drill later rehearsing 23:58', 'accepted'),
    first.typesElsewhere('drillSkip', '/drill skip releasing', 'NoDrills'),
    first.typesElsewhere('drillSkip', '/drill skip rehearsing "we deploy today"', 'accepted'),
    first.typesElsewhere('drillSchedule', '/drill schedule rehearsing 2020-01-01', 'DrillDayUnfit'),
    first.typesElsewhere('drillSchedule', `/drill schedule rehearsing ${tomorrow}`, 'accepted'),
    first.typesElsewhere('drillReport', '/drill report INC-1', 'NotADrill'),
    first.typesElsewhere('drillStart', '/drill start rehearsing@prod', 'DrillOnProduction'),
    first.typesElsewhere('drillStart', '/drill start rehearsing', 'DrillWithoutWay'),
    registered('1', 60),
    registered('2', 30),
    first.typesElsewhere('drillStart', '/drill start rehearsing', 'accepted'),
    first.types('drillReport', '/drill report', 'accepted'),
    first.types('close', '/incident close', 'accepted'),
  ],
};
