import type { Scenario } from './scenario.ts';
import { fleetOf, lasting, skewOf } from './world.ts';

const onePolicy = `validate:
  - id: one-policy
    kind: version_skew
    with:
      component: routers
      expect: "\${{ to.version }}"
      platform: { url: "https://inventory.example/routers" }
      traffic: { url: "https://edge.example/routers" }
`;

/** Engineers walked over each other's changes and reverted reverts, so that the fault came back here and there. */
export const cloudflare2022: Scenario = {
  incident: 'cloudflare-2022-06-21',
  story: 'Engineers reverted each other’s reverts for most of an hour',
  people: ['network-lead', 'network-deputy', 'second-engineer'],
  service: `
edge-routes:
  owner: network
  environments: [prod]
  playbook: routes-back
  authority: { roster: [network-lead], deputy: network-deputy }
  effects: []
  datasets: {}
  success_criteria: [{ id: edge-answers, kind: http, class: availability, with: { url: "https://edge.example/" } }]`,
  playbooks: {
    'routes-back': `service: edge-routes
steps:
  - { id: first-site, kind: exec, rest: yes, with: { argv: [routes, back, ams] } }
  - { id: other-sites, kind: exec, rest: yes, needs: [first-site], with: { argv: [routes, back, others] } }
mitigated_when:
  - { id: requests-pass, kind: http, soak: 1s, with: { url: "https://edge.example/" } }
${onePolicy}`,
  },
  releases: [
    'edge-routes policy-1 --commit aaaaaaa --live-since 2026-02-20T12:00:00Z --migration none',
    'edge-routes policy-2 --commit bbbbbbb --live-since 2026-03-01T09:50:00Z --migration none',
  ],
  shows: [
    {
      guardrail: 'S6',
      says: 'A second engineer orders another revert: `NotTheAuthority`, kept as advice',
      without: ['second-engineer: /rollback switch', 'network-lead: /rollback switch'],
    },
    {
      guardrail: 'S5',
      says: 'A second plan is `StrategyActive` while the first one runs, and a second incident on the routes is refused',
      without: ['/incident note "the first site is back"', '/rollback abort "all anew"'],
    },
    {
      guardrail: 'S2',
      says: 'All steps are through, and `/incident recovered` is refused: 18 of 19 sites are on policy-1, one is not, by name',
      without: [onePolicy, ''],
    },
  ],
  awaited: ['S32', 'S35'],
  play: async (stage) => {
    const { world } = stage;
    const others = Promise.withResolvers<void>();
    world.steps['other-sites'] = lasting(others.promise);
    let fleet = fleetOf(['site', 19], 'policy-1', { 'site-7': 'policy-2' });
    world.checks['one-policy'] = () => skewOf('routers', 'policy-1', fleet);
    // 06:58 UTC: the cause is known, and the policy is taken back site by site.
    await stage.ordered(
      'network-lead',
      '/incident declare --since 31m sev1 edge-routes "Half of all requests fail"',
    );
    await stage.ordered('network-lead', '/rollback plan edge-routes');
    await stage.goes('network-lead', '/rollback go RB-1');
    await stage.until('StepFinished');
    // Until 07:42: others take back what was just put right.
    await stage.guards('S6', async () => {
      const line = '/rollback switch fix-forward --steps "Revert the revert" "mine is newer"';
      stage.says(await stage.refused('second-engineer', line), 'NotTheAuthority');
    });
    await stage.ordered('network-lead', '/incident note "the first site is back"');
    await stage.later('5s');
    await stage.guards('S5', async () => {
      await stage.ordered('second-engineer', '/rollback plan edge-routes');
      stage.says(await stage.refused('network-lead', '/rollback go RB-2'), 'StrategyActive');
      const second = '/incident declare sev1 edge-routes "Routes are wrong again"';
      stage.says(await stage.refused('second-engineer', second), 'TargetHasIncident');
    });
    others.resolve();
    await stage.until('RunEnded');
    await stage.later('5s');
    await stage.guards('S2', async () => {
      stage.says(await stage.refused('network-lead', '/incident recovered'), 'one-policy');
      const status = await stage.ordered('network-lead', '/incident status');
      stage.says(status, '1 of 19 on release policy-2 (site-7)');
    });
    fleet = fleetOf(['site', 19], 'policy-1');
    await stage.until('RecoveryReached');
  },
};
