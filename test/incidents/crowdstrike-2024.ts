import type { Scenario } from './scenario.ts';
import { fleetOf, skewOf } from './world.ts';

const crashed = `effects: [{ id: crashed, name: "hosts down", count: { kind: http, url: "https://fleet.example/down", path: n }, owner: support, due: 7d }]`;
const oneVersion = `validate:
  - id: one-version
    kind: version_skew
    with:
      component: sensors
      expect: "\${{ to.version }}"
      platform: { url: "https://fleet.example/hosts" }
      traffic: { url: "https://fleet.example/hosts" }
`;
const hostsOnline = `    - { id: hosts-online, kind: http, class: integrity, with: { url: "https://fleet.example/online" } }
`;

/** The file was taken back after 78 minutes. The hosts that had met it stayed down until somebody stood before them. */
export const crowdstrike2024: Scenario = {
  incident: 'crowdstrike-2024-07-19',
  story: 'The file was back after 78 minutes, the hosts after ten days',
  people: ['content-lead', 'content-deputy', 'support-lead'],
  service: `
channel-files:
  owner: content
  environments: [prod]
  playbook: file-back
  authority: { roster: [content-lead], deputy: content-deputy }
  roles: { support: [support-lead] }
  ${crashed}
  datasets: {}
  success_criteria:
    - { id: no-new-crash, kind: http, class: availability, with: { url: "https://fleet.example/crashes" } }
${hostsOnline}`,
  playbooks: {
    'file-back': `service: channel-files
steps:
  - { id: publish-older, kind: exec, rest: yes, with: { argv: [publish, older] } }
mitigated_when:
  - { id: crashes-end, kind: http, soak: 1s, with: { url: "https://fleet.example/crashes" } }
${oneVersion}`,
  },
  releases: [
    'channel-files file-290 --commit aaaaaaa --live-since 2026-02-20T12:00:00Z --migration none',
    'channel-files file-291 --commit bbbbbbb --live-since 2026-03-01T09:50:00Z --migration none',
  ],
  shows: [
    {
      guardrail: 'S1',
      says: 'The card: 8,500,000 hosts that are down stay as they are; with go they are a residual of support',
      without: [crashed, 'effects: []'],
    },
    {
      guardrail: 'S2',
      says: 'The file is back everywhere it can be, and hosts that do not answer are an error by name, never a pass',
      without: [oneVersion, ''],
    },
    {
      guardrail: 'S4',
      says: 'No host crashes any more, and `/incident recovered` is refused as long as hosts are offline',
      without: [hostsOnline, ''],
    },
  ],
  awaited: ['S23', 'S35', 'S47', 'S48'],
  play: async (stage) => {
    const { world } = stage;
    let fleet = fleetOf(['host', 20], 'file-290', { 'host-3': undefined, 'host-9': undefined });
    let isOnline = false;
    world.counts['crashed'] = 8_500_000;
    world.checks['one-version'] = () => skewOf('sensors', 'file-290', fleet);
    world.checks['hosts-online'] = () => ({
      verdict: isOnline ? 'pass' : 'fail',
      summary: isOnline ? '99 %' : '40 %',
      facts: {},
    });
    // 04:09 UTC published; 05:27 taken back.
    const card = await stage.ordered('content-lead', '/rollback channel-files');
    await stage.guards('S1', async () => {
      stage.says(card, 'Stays as it is: 8500000 hosts down');
      await stage.goes('content-lead', '/rollback go RB-1');
      const [left] = await stage.recorded('ResidualOpened');
      stage.says(`${left?.owner} ${left?.of}`, 'support crashed');
    });
    await stage.until('ValidationStarted');
    await stage.later('5s');
    await stage.guards('S2', async () => {
      const status = await stage.ordered('content-lead', '/incident status');
      stage.says(status, '2 of 20 without an answer (host-3 and host-9)');
      stage.says(await stage.refused('content-lead', '/incident recovered'), 'one-version');
    });
    await stage.guards('S4', async () => {
      const no = await stage.refused('content-lead', '/incident recovered');
      stage.says(no, 'NotRecovered', 'hosts-online');
    });
    // Ten days later, host by host.
    fleet = fleetOf(['host', 20], 'file-290');
    isOnline = true;
    await stage.ordered('support-lead', '/incident residual R1 done "99 % are online again"');
    await stage.until('RecoveryReached');
  },
};
