import { describe, expect, test } from 'vitest';
import { insidersOf } from '../../src/app/people/sight.ts';
import { readsOf } from '../../src/app/reading/reads.ts';
import { accepted } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { canary, surfaces, tokens } from './canary.ts';
import { command, elsewhere, happened, tap, there } from './in-rig.ts';
import { calm, channel } from './out-seen.ts';

type Surfaces = Awaited<ReturnType<typeof surfaces>>;

/** A private incident with something of everything in it, and the canary in each text. */
async function play({ scene }: Surfaces): Promise<void> {
  const { boat } = scene;
  const title = `${canary} leaked`;
  await accepted(boat.say({ kind: 'declare', targets: [checkout], title, private: true }));
  await boat.until('it is set up', () => channel(scene)?.pins.length === 1);
  await accepted(boat.say({ kind: 'note', text: `${canary} note` }));
  await accepted(boat.say({ kind: 'severity', severity: 'sev2', reason: `${canary} reason` }));
  await accepted(boat.say({ kind: 'propose', strategy: 'fix-forward', reason: `${canary} why` }));
  await boat.say({ kind: 'plan', targets: [checkout] });
  await boat.say({ kind: 'handover', who: '@dana' });
  await calm(scene);
}

/** All words by which somebody could ask about it. */
const asking = [
  '/incident',
  '/incident status',
  '/incident who',
  '/incident check',
  '/incident catch-up',
  '/incident timeline',
  '/incident help',
  '/incident note hello',
  '/incident page',
  '/incident severity sev1',
  '/incident take-command because',
  '/incident decide',
  '/incident close',
  '/incident public',
  '/rollback',
  '/rollback status',
  '/rollback checkout',
  '/rollback where',
  '/rollback auto off checkout 30m because',
  '/rollback go RB-1',
  '/rollback go',
  '/rollback dry-run RB-1',
  '/rollback stop',
  '/rollback attach',
  '/release list',
  `/registry list ${canary}`,
  '/registry list --service checkout --format json',
  '/registry list --person @ada --because "a review"',
  '/registry show INC-1',
  '/registry show RB-1',
  '/registry verify',
  '/registry stats --form json',
  '/registry add checkout 2 1 2026-01-01T03:05:00Z "by hand"',
  '/registry explain OUT-1 --who "Bo" --left "none" "because"',
  '/incident declare checkout "mine"',
  '/incident noet x',
];

const paths = [
  '/api/v1/incidents',
  '/api/v1/incidents?open=true',
  '/api/v1/incidents/INC-1',
  '/api/v1/incidents/INC-1/timeline',
  '/api/v1/incidents/INC-1/timeline?format=json',
  '/api/v1/incidents/INC-1/follow',
  '/api/v1/locks',
  '/api/v1/releases/checkout@prod',
  '/api/v1/gate?target=checkout@prod&release=2',
  '/api/v1/unrouted',
  '/api/v1/registry',
  `/api/v1/registry?words=${canary}&format=csv`,
  '/api/v1/registry?service=checkout&format=md',
  '/api/v1/registry/INC-1',
  '/api/v1/registry/RB-1',
  '/api/v1/registry/OUT-1',
  '/api/v1/registry/searches',
  '/api/v1/registry/export',
  '/api/v1/registry/export?incident=INC-1',
  '/api/v1/registry/verify',
  '/healthz',
  '/readyz',
  '/metrics',
];

/** Those in `where` in which the canary sings. */
const singing = (where: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(where)
    .filter(([, what]) => (JSON.stringify(what) ?? '').toLowerCase().includes(canary))
    .map(([place]) => place);

describe('a private incident on all its ways out', () => {
  test('tells nobody in Slack who asks about it without being let in', async () => {
    await using all = await surfaces();
    await play(all);
    const { slack } = all;
    for (const line of asking) {
      await slack.bring(command(line, { by: 'U0OZ', channel: elsewhere }));
      await slack.bring(command(line, { by: 'U0OZ', channel: there }));
      await slack.bring(tap({ v: 1, incident: 'INC-1', line }, { by: 'U0OZ', channel: elsewhere }));
    }
    await slack.bring(happened({ type: 'member_joined_channel', user: 'U0OZ', channel: there }));
    const { told, filled, opened, announced, acks, files, cards } = slack.seen;
    expect(told.length).toBeGreaterThan(asking.length);
    expect(singing({ told, filled, opened, announced, acks, files, cards })).toEqual([]);
  });

  test('tells nobody over HTTP who asks about it, no administrator and no machine either', async () => {
    await using all = await surfaces();
    await play(all);
    for (const token of [tokens.oz, tokens.bo, tokens.ci, '']) {
      // Administrators have the database anyway; that they read it is noted.
      const open = paths.filter((path) => token !== tokens.bo || !path.endsWith('/export'));
      const said = Object.fromEntries(
        await Promise.all(open.map(async (path) => [path, await all.get(path, token)] as const)),
      );
      expect(singing(said)).toEqual([]);
      const orders = await Promise.all(asking.map((text) => all.order(text, token)));
      expect(singing({ orders })).toEqual([]);
    }
  });

  test('stands in Slack in its own channel and before those who are let in alone', async () => {
    await using all = await surfaces();
    const { scene } = all;
    await play(all);
    await scene.boat.pass(20 * 60_000);
    const { boat, slack, harbor } = scene;
    const insiders = insidersOf(boat.ship, await boat.state());
    const known = new Set(insiders.flatMap((person) => boat.ship.directory.accountsOf(person)));
    const outside = slack
      .messages()
      .filter(({ channel: id }) => id !== channel(scene)?.id)
      .filter(({ channel: id }) => !known.has(`slack:U${id.slice(1)}`));
    const homes = [...slack.homes].filter(([user]) => !known.has(`slack:${user}`));
    const pages = harbor.pages.told.filter(
      ({ person }) => !insiders.some((one) => boat.ship.directory.nameOf(one) === person),
    );
    expect(singing({ outside, homes, pages })).toEqual([]);
    expect(JSON.stringify(slack.messages())).toContain(canary);
    expect(JSON.stringify(harbor.pages.told)).toContain(canary);
  });

  test('leaves no word of it in the log', async () => {
    await using all = await surfaces();
    await play(all);
    await all.order('/incident status', tokens.ada);
    await all.order('/incident stauts', tokens.ada);
    expect(singing({ log: all.scene.boat.log })).toEqual([]);
  });

  test('is read by who is let in, and every such read is noted', async () => {
    await using all = await surfaces();
    await play(all);
    const { ship } = all.scene.boat;
    const before = (await readsOf(ship, 'INC-1')).length;
    const reads = await Promise.all([
      all.get('/api/v1/incidents/INC-1', tokens.ada),
      all.get('/api/v1/incidents/INC-1/timeline', tokens.ada),
      all.order('/incident status', tokens.ada),
    ]);
    for (const said of reads) expect(said).toContain(canary);
    expect((await readsOf(ship, 'INC-1')).length).toBe(before + 3);
    await all.get('/api/v1/incidents/INC-1', tokens.oz);
    await all.get('/api/v1/registry/export', tokens.oz);
    expect((await readsOf(ship, 'INC-1')).length).toBe(before + 3);
    await all.get('/api/v1/registry/export', tokens.bo);
    const noted = (await readsOf(ship, 'INC-1')).filter(({ what }) => what === 'export');
    expect(noted.map(({ by }) => by)).toEqual([ship.directory.find('bo')]);
  });
});
