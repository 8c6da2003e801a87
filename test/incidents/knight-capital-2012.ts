import type { Scenario } from './scenario.ts';
import { atMost, fleetOf, skewOf } from './world.ts';

const skew = `preconditions:
  - id: one-version
    kind: version_skew
    with:
      component: smars
      expect: "\${{ from.version }}"
      platform: { url: "https://inventory.example/smars" }
      traffic: { url: "https://router.example/smars" }
`;

const rollback = `service: smars
assumes:
  - { text: "The flag means the same to the older release", check: unproven }
${skew}first_wave: one
steps:
  - { id: first-server, kind: exec, wave: 1, rest: yes, with: { argv: [deploy, smars-1] } }
  - { id: other-servers, kind: exec, wave: 2, rest: yes, needs: [first-server], with: { argv: [deploy, the-others] } }
validate:
  - id: orders-nobody-wants
    kind: http
    class: integrity
    tolerance: 10%
    with: { url: "https://risk.example/unfilled-parents" }
`;

/** One of eight servers still has old code that a reused flag wakes up. Going back on the seven good ones woke it up there, too. */
export const knightCapital2012: Scenario = {
  incident: 'knight-capital-2012-08-01',
  story: 'Going back on seven good servers made it eight bad ones',
  people: ['head-of-technology', 'floor-engineer', 'risk-officer'],
  service: `
smars:
  owner: order-routing
  environments: [prod]
  playbook: smars-back
  authority: { roster: [head-of-technology], deputy: risk-officer }
  effects: [{ name: "positions nobody wanted", count: { kind: http, url: "https://risk.example/positions", path: n }, owner: risk, due: 1d }]
  datasets: {}
  roles: { risk: [risk-officer] }`,
  playbooks: { 'smars-back': rollback },
  releases: [
    'smars pre-rlp --commit aaaaaaa --live-since 2026-01-05T12:00:00Z --migration none',
    'smars rlp --commit bbbbbbb --live-since 2026-02-27T12:00:00Z --migration none',
  ],
  shows: [
    {
      guardrail: 'S6',
      says: 'Whoever is at the keyboard orders the rollback: `NotTheAuthority`, kept as advice',
      without: ['floor-engineer: /rollback go', 'head-of-technology: /rollback go'],
    },
    {
      guardrail: 'S62',
      says: 'The decision names what nobody has proven: that the flag means the same to the older release',
      without: ['The flag means the same to the older release', 'Something else'],
    },
    {
      guardrail: 'S2',
      says: 'Before anything is touched the run pauses: 7/8 on rlp, 1/8 on pre-rlp (smars-8)',
      without: [skew, ''],
    },
    {
      guardrail: 'S61',
      says: 'Told to go on, it changes one server, reads twice that it got worse, and pauses; the other six stay as they are',
      without: ['tolerance: 10%', 'tolerance: any'],
    },
  ],
  awaited: ['S16', 'S30', 'S35', 'S58'],
  play: async (stage) => {
    const { world } = stage;
    let bad = 1;
    world.checks['one-version'] = () =>
      skewOf('smars', 'rlp', fleetOf(['smars', 8], 'rlp', { 'smars-8': 'pre-rlp' }));
    world.checks['orders-nobody-wants'] = () => atMost(0, bad * 80_000);
    world.steps['first-server'] = () => {
      bad += 1;
      return { outcome: 'finished', evidence: {}, output: 'smars-1 is on pre-rlp' };
    };
    // 13:30 UTC: the market opens, and the eighth server sends orders that nobody wants.
    await stage.ordered('head-of-technology', '/incident declare sev1 smars "Orders nobody wants"');
    await stage.ordered('floor-engineer', '/rollback plan smars');
    await stage.guards('S6', async () => {
      const no = await stage.refused('floor-engineer', '/rollback go RB-1');
      if (!no.startsWith('NotTheAuthority')) throw new Error(no);
    });
    // About half an hour later: back on all servers, as it was decided then.
    await stage.goes('head-of-technology', '/rollback go RB-1');
    await stage.guards('S62', async () => {
      const [decided] = await stage.recorded('StrategyDecided');
      stage.says(decided?.unproven.join(), 'The flag means the same');
    });
    await stage.guards('S2', async () => {
      const paused = await stage.until('RunPaused');
      stage.says(`${paused.why} ${paused.check}`, 'check-failed precondition/one-version');
      const status = await stage.ordered('floor-engineer', '/incident status');
      stage.says(status, '1 of 8 on release pre-rlp (smars-8)');
    });
    await stage.ordered(
      'head-of-technology',
      '/incident waive one-version "the new code must be it"',
    );
    await stage.ordered('head-of-technology', '/rollback resume');
    await stage.guards('S61', async () => {
      await stage.until('FiguresFrozen');
      await stage.later('20s');
      const paused = (await stage.recorded('RunPaused')).at(-1);
      stage.says(paused?.why, 'worse');
      stage.says(world.effects.join(' '), 'RB-1/first-server@1');
      if (world.effects.includes('RB-1/other-servers@1'))
        throw new Error('the others were touched');
    });
    await stage.ordered('head-of-technology', '/rollback abort "it wakes the old code up"');
  },
};
