import { describe, expect, test } from 'vitest';
import { keepFollowUps } from '../../src/app/follow-ups/keep.ts';
import { type OpenIncidents, openIncidentsOf } from '../../src/app/open-incidents.ts';
import { sendUpdates } from '../../src/app/public-updates/send.ts';
import { publishReports } from '../../src/app/reports/publish-reports.ts';
import type { Ship } from '../../src/app/ship.ts';
import { Target } from '../../src/core/ids.ts';
import type { Order } from '../../src/core/orders.ts';
import { u } from '../core/public-updates.ts';
import { f } from '../core/report.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { rulesOf, serviceCheckout } from './rules.ts';
import { accepted, underSail } from './story.ts';

const cart = Target.parse('cart@prod');
const rules = rulesOf({
  services: {
    checkout: serviceCheckout,
    cart: { ...serviceCheckout, name: 'cart', targets: [cart], digest: 'service-2' },
  },
  reportWebhook: { urlSecret: 'report_url', signingSecret: 'report_key', takesPrivate: false },
  statusPage: { urlSecret: 'page_url', signingSecret: 'page_key' },
  trackers: {
    board: {
      kind: 'github',
      url: 'https://api.github.com',
      repository: 'acme/checkout',
      tokenSecret: 'key',
      labels: [],
      isOpenToPrivate: false,
    },
  },
  usualTracker: 'board',
});

type Loop = (ship: Ship, incidents: OpenIncidents, signal: AbortSignal) => Promise<void>;

const unreadable = new Error('INC-1 cannot be read');
/** The first incident cannot be read by whoever works with this ship, neither what it is nor what was said in it. */
const damaged = (ship: Ship): Ship => ({
  ...ship,
  logs: { read: (id) => (id === 'INC-1' ? Promise.reject(unreadable) : ship.logs.read(id)) },
  incidents: {
    ...ship.incidents,
    load: (id) => (id === 'INC-1' ? Promise.reject(unreadable) : ship.incidents.load(id)),
  },
});

/** Two incidents, the first of which cannot be read; the same was ordered in both before the loop begins. */
async function withBoth(orders: readonly Order[]) {
  const scene = await underSail((harbor) => {
    harbor.rules = rules;
  });
  const { boat } = scene;
  for (const [index, target] of [checkout, cart].entries()) {
    const severity = 'sev3';
    await accepted(boat.say({ kind: 'declare', targets: [target], title: 'It fails', severity }));
    const incident = `INC-${index + 1}`;
    for (const order of orders) await accepted(boat.say(order, { incident }));
  }
  return scene;
}

async function running(boat: Boat, loop: Loop): Promise<AsyncDisposable> {
  const ending = new AbortController();
  const incidents = await openIncidentsOf(boat.ship);
  const loops = [incidents.run(ending.signal), loop(damaged(boat.ship), incidents, ending.signal)];
  return {
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await Promise.all(loops);
    },
  };
}

const said = ({ log }: Boat, event: string): readonly unknown[] =>
  log.filter((one) => one.event === event && one['incident'] === 'INC-1');

describe('an incident that cannot be read keeps from no other', () => {
  test('its follow-ups, which are filed; it is said once', async () => {
    await using scene = await withBoth([
      { kind: 'followUp', aim: 'prevent', owner: 'bo', due: '2026-03-16', text: 'Test it' },
    ]);
    const { boat } = scene;
    await using _ = await running(boat, (ship, _all, signal) => keepFollowUps(ship, signal));
    await boat.until('the other is filed', async () => {
      const { report } = await boat.state('INC-2');
      return report?.followUps[f(1)]?.filed !== undefined;
    });
    await boat.pass(60_000);
    expect(said(boat, 'FollowUpsUnread')).toHaveLength(1);
  });

  test('its update for the public, which is sent', async () => {
    await using scene = await withBoth([
      { kind: 'publishDraft', stage: 'identified', text: 'Buying fails.' },
      { kind: 'publishApprove', update: u(1) },
    ]);
    const { boat, harbor } = scene;
    await using _ = await running(boat, sendUpdates);
    await boat.until('the other is sent', () => harbor.page.posted.length > 0);
    await boat.pass(60_000);
    expect(said(boat, 'UpdatesUnread')).toHaveLength(1);
  });

  test('its report, which is published, also by a process that begins then', async () => {
    await using scene = await withBoth([
      { kind: 'reportWrite', section: 'summary', text: 'It was slow' },
      { kind: 'reportFactor', change: 'add', factor: 'rehearsal' },
      { kind: 'reportFinish' },
      { kind: 'reportPublish' },
    ]);
    const { boat, harbor } = scene;
    await using _ = await running(boat, publishReports);
    await boat.until('the other is brought', () => harbor.parcels.sent.length > 0);
    await boat.pass(60_000);
    expect(harbor.parcels.sent).toMatchObject([{ incident: 'INC-2' }]);
    expect(said(boat, 'ReportUnread')).toHaveLength(1);
  });
});
