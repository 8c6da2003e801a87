import type { Scenario } from './scenario.ts';

/** A rule for the firewall ate all processors. Turning the firewall off stopped that, and was no recovery. */
export const cloudflare2019: Scenario = {
  incident: 'cloudflare-2019-07-02',
  story: 'The kill switch stopped the harm in two minutes; recovery took 43 more',
  people: ['edge-lead', 'firewall-engineer', 'edge-deputy'],
  service: `
waf:
  owner: edge
  environments: [prod]
  playbook: waf-back
  strategies: { flag-off: waf-off }
  authority: { roster: [edge-lead], deputy: edge-deputy }
  success_criteria: [{ id: edge-answers, kind: http, class: availability, with: { url: "https://edge.example/" } }]
  effects: []
  datasets: {}`,
  playbooks: {
    'waf-off': `service: waf
strategy: flag-off
steps:
  - id: terminate
    kind: exec
    rest: yes
    with: { argv: [waf, terminate, everywhere] }
    compensate: { kind: exec, with: { argv: [waf, enable, everywhere] } }
mitigated_when: [{ id: traffic, kind: http, soak: 1s, with: { url: "https://edge.example/" } }]
`,
    'waf-back': `service: waf
steps:
  - { id: older-rules, kind: exec, rest: yes, with: { argv: [waf, rules, older] } }
mitigated_when: [{ id: traffic, kind: http, soak: 1s, with: { url: "https://edge.example/" } }]
`,
  },
  releases: [
    'waf rules-1 --commit aaaaaaa --live-since 2026-02-20T12:00:00Z --migration none',
    'waf rules-2 --commit bbbbbbb --live-since 2026-03-01T09:57:00Z --migration none',
  ],
  shows: [
    {
      guardrail: 'S4',
      says: 'Traffic is back, and `/incident recovered` is refused: flag-off only stopped the exposure; the rung stays *mitigated* until the rules are back and the firewall is on again',
      without: ['flag-off', 'restart'],
    },
  ],
  awaited: ['S18', 'S20', 'S23', 'S44', 'S54'],
  play: async (stage) => {
    const { world } = stage;
    let isBroken = true;
    const answer = () => ({
      verdict: isBroken ? ('fail' as const) : ('pass' as const),
      summary: isBroken ? '502' : '200',
      facts: {},
    });
    world.checks['edge-answers'] = answer;
    world.checks['traffic'] = answer;
    world.steps['terminate'] = () => {
      isBroken = false;
      return { outcome: 'finished', evidence: {}, output: 'off everywhere' };
    };
    // 13:45 UTC the first page; 14:00 an attack is ruled out; 14:07 the global terminate.
    await stage.ordered('firewall-engineer', '/incident declare sev1 waf "502 worldwide"');
    await stage.goes('edge-lead', '/rollback switch flag-off "the firewall eats the processors"');
    await stage.until('MitigationReached');
    await stage.later('5s');
    await stage.guards('S4', async () => {
      const no = await stage.refused('edge-lead', '/incident recovered');
      stage.says(no, 'NotRecovered', 'only stopped the exposure');
      stage.says(await stage.rung(), 'mitigated');
      stage.says(
        await stage.ordered('edge-lead', '/incident status'),
        'Not recovered: jobs, data, caches',
      );
    });
    // 14:52: the change is taken back, tested, and the firewall is on again.
    await stage.ordered('edge-lead', '/rollback waf');
    await stage.goes('edge-lead', '/rollback go RB-2');
    await stage.later('5s');
    stage.says(await stage.refused('edge-lead', '/incident recovered'), 'Still in force: RB-1');
    await stage.ordered('edge-lead', '/rollback containment end RB-1 "tested on a subset"');
    await stage.goes('edge-lead', '/rollback go RB-3');
    await stage.until('RecoveryReached');
  },
};
