import type { Scenario } from './scenario.ts';
import { atMost } from './world.ts';

const overwritten = `effects: [{ id: overwritten, name: "tokens overwritten", count: { kind: http, url: "https://access.example/empty", path: n }, owner: dba, due: 4h }]`;
const noEmptySecret = `    - { id: no-empty-secret, kind: http, class: integrity, with: { url: "https://access.example/empty" } }
`;

/** The release was back after ten minutes. The secrets that it had overwritten with nothing stayed so for hours. */
export const cloudflare2023: Scenario = {
  incident: 'cloudflare-2023-01-24',
  story: 'The code was back after ten minutes, the data after three hours',
  people: ['access-lead', 'access-deputy', 'data-owner'],
  service: `
access:
  owner: access-team
  environments: [prod]
  playbook: access-back
  authority: { roster: [access-lead], deputy: access-deputy }
  roles: { dba: [data-owner] }
  ${overwritten}
  datasets: { service-tokens: { class: compensate, owner: dba } }
  success_criteria:
    - { id: logins-work, kind: http, class: availability, with: { url: "https://access.example/login" } }
${noEmptySecret}`,
  playbooks: {
    'access-back': `service: access
steps:
  - { id: deploy-older, kind: exec, rest: yes, with: { argv: [deploy, older] } }
mitigated_when:
  - { id: logins-last, kind: http, soak: 1s, with: { url: "https://access.example/login" } }
`,
  },
  releases: [
    'access build-1 --commit aaaaaaa --live-since 2026-02-20T12:00:00Z --migration none',
    'access build-2 --commit bbbbbbb --live-since 2026-03-01T09:50:00Z',
  ],
  shows: [
    {
      guardrail: 'S1',
      says: 'The card: 1500 tokens overwritten stay as they are; with go somebody owns them as a residual',
      without: [overwritten, 'effects: []'],
    },
    {
      guardrail: 'S3',
      says: 'Go is refused, `DataImpactUnknown`: nobody has said what the release did to data; accepted by name, finding out is left to do',
      without: ['--commit bbbbbbb', '--commit bbbbbbb --migration none'],
    },
    {
      guardrail: 'S4',
      says: 'Logins work ten minutes in, and `/incident recovered` is refused until no secret is empty',
      without: [noEmptySecret, ''],
    },
  ],
  awaited: ['S8', 'S40', 'S46'],
  play: async (stage) => {
    const { world } = stage;
    let empty = 1_500;
    world.counts['overwritten'] = async () => empty;
    world.checks['no-empty-secret'] = () => atMost(0, empty);
    // 16:55 UTC the release; 17:05 it is taken back.
    const card = await stage.ordered('access-lead', '/rollback access');
    await stage.guards('S1', () => stage.says(card, 'Stays as it is: 1500 tokens overwritten'));
    await stage.guards('S3', async () => {
      stage.says(await stage.stopped('access-lead', '/rollback go RB-1'), 'DataImpactUnknown');
    });
    await stage.goes('access-lead', '/rollback go RB-1 --accept unknown-data');
    await stage.until('MitigationReached');
    await stage.later('5s');
    await stage.guards('S4', async () => {
      const no = await stage.refused('access-lead', '/incident recovered');
      stage.says(no, 'NotRecovered', 'no-empty-secret');
    });
    // 19:30: the values are put back. 19:51: resolved.
    empty = 0;
    await stage.ordered('data-owner', '/incident residual R1 done "all put back from a copy"');
    await stage.ordered('data-owner', '/incident residual R2 done "a read wrote back nothing"');
    await stage.until('RecoveryReached');
  },
};
