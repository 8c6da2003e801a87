import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { answerNo } from '../../src/app/refuse.ts';
import { askGate } from '../../src/app/targets/gate.ts';
import type { Order } from '../../src/core/orders.ts';
import { carded, ending, going, harmless, staging, stagingReleased } from '../app/drill-scene.ts';
import { serviceCheckout } from '../app/rules.ts';
import { accepted } from '../app/story.ts';
import { type Quay, quay } from './out-rig.ts';
import { calm } from './out-seen.ts';

const announced = 'C0INCIDENTS';
const security = 'C0GENERAL';

const tracker = {
  kind: 'github',
  url: 'https://api.github.com',
  repository: 'acme/checkout',
  tokenSecret: 'key',
  labels: [],
  isOpenToPrivate: false,
} as const;

/** An installation out of which everything can go that there is. */
function wideOpen(rules: Configuration): Configuration {
  const open = harmless(rules);
  const { checkout = serviceCheckout } = open.services;
  return {
    ...open,
    pager: { kind: 'webhook', urlSecret: 'pager_url' },
    securityChannel: security,
    trackers: { board: tracker },
    usualTracker: 'board',
    services: {
      checkout: {
        ...checkout,
        roles: { ...checkout.roles, support: ['dana'] },
        supportAck: { mode: 'notify', role: 'support', afterMs: 1_000 },
        stakeholders: [
          {
            role: undefined,
            people: ['oz'],
            mode: 'notify',
            when: 'end',
            min: 1,
            timeoutMs: undefined,
            onTimeout: 'wait',
            for: ['all'],
          },
        ],
      },
    },
  };
}

const beginning: Readonly<Record<'live' | 'drill', Order>> = {
  live: { kind: 'declare', targets: [staging], title: 'slow', severity: 'sev3' },
  drill: { kind: 'drillStart', where: 'checkout' },
};

const followUp: Order = {
  kind: 'followUp',
  aim: 'prevent',
  owner: 'bo',
  due: '2026-04-01',
  text: 'alert on the queue',
};

/** All that left for somebody, from the beginning to a follow-up; what is done on the way is the same in both modes. */
async function left(mode: 'live' | 'drill'): Promise<Readonly<Record<string, readonly string[]>>> {
  await using quayside = await quay((harbor) => {
    harbor.rules = wideOpen(harbor.rules);
  });
  const { boat, harbor, slack } = quayside;
  await using _ = await quayside.post(announced);
  await stagingReleased(boat);
  await accepted(boat.say(beginning[mode]));
  await carded(boat);
  await accepted(boat.say({ kind: 'page', who: 'bo' }));
  await accepted(boat.say({ kind: 'takeCommand', reason: 'ada is away' }, { by: 'bo' }));
  await going(boat, 'INC-1', 'bo');
  const gate = await against(boat, '3');
  await boat.pass(60_000);
  await ending(boat, 'INC-1', 'bo');
  await accepted(boat.say(followUp, { incident: 'INC-1', by: 'bo' }));
  await calm(quayside);
  const said = (channel: string) => slack.inChannel(channel).map(({ text }) => text);
  return {
    pager: harbor.pages.lines(),
    announcement: said(announced),
    'who is only notified': said('D0OZ'),
    support: said('D0DANA'),
    'what is frozen': await against(boat, '2'),
    security: said(security),
    'direct messages': said('D0BO'),
    'a tracker': harbor.issues.filed.map(({ paragraphs }) => paragraphs.join(' ')),
    'the gate of a pipeline': gate,
  };
}

/** What stands against a release that wants to go where the incident is. */
const against = async ({ ship }: Quay['boat'], version: string): Promise<readonly string[]> => {
  const actor = { kind: 'machine', token: 'ci', may: ['gate'] } as const;
  const said = await askGate(ship, { target: staging, actor }, { version });
  return said.against.map((one) => {
    const answer = answerNo(ship, one);
    return answer.accepted ? '' : answer.refusal.reason;
  });
};

const closed = [
  'pager',
  'announcement',
  'who is only notified',
  'support',
  'what is frozen',
] as const;
const marked = ['security', 'direct messages', 'a tracker', 'the gate of a pipeline'] as const;
const exercise = /\bDRILL\b|exercise/u;

describe('what leaves an incident', () => {
  test('is something on every way where it is live, and speaks of no exercise', async () => {
    const ways = await left('live');
    expect(Object.keys(ways).toSorted()).toEqual([...closed, ...marked].toSorted());
    expect(Object.entries(ways).filter(([, said]) => said.length === 0)).toEqual([]);
    expect(Object.values(ways).flat()).not.toContainEqual(expect.stringMatching(exercise));
  });

  test('is nothing in a drill, or says that it is one', async () => {
    const ways = await left('drill');
    for (const way of closed) expect([way, ways[way]]).toEqual([way, []]);
    for (const way of marked) {
      const said = ways[way] ?? [];
      expect([way, said.length]).not.toEqual([way, 0]);
      expect([way, said.filter((one) => !exercise.test(one))]).toEqual([way, []]);
    }
  });
});
