import type { Scenario } from './scenario.ts';

const sixHoursAgo = Date.parse('2026-03-01T04:00:00Z') / 1_000;

/** The database of the primary was removed by mistake, and the newest copy that could be restored was six hours old. */
export const gitlab2017: Scenario = {
  incident: 'gitlab-2017-01-31',
  story: 'The newest copy that could be restored was six hours old, and restoring took 18',
  people: ['infrastructure-lead', 'production-lead', 'database-specialist', 'support-lead'],
  service: `
gitlab-db:
  owner: infrastructure
  environments: [prod]
  strategies: { failover: restore-snapshot }
  authority: { roster: [infrastructure-lead], deputy: production-lead }
  roles: { dba: [database-specialist], support: [support-lead] }
  stakeholders: [{ role: support, mode: approve, for: [data-loss] }]
  objectives: { mitigate: 4h, recover: 8h }
  success_criteria: [{ id: projects-open, kind: http, class: availability, with: { url: "https://gitlab.example/explore" } }]
  effects: []
  datasets:
    projects:
      class: compensate
      owner: dba
      rpo: { max_age: 1h, max_rows: 0 }
      restorable:
        newest: { kind: http, url: "https://backups.example/newest", path: seconds }
        rows: { kind: http, url: "https://backups.example/written-since", path: rows }`,
  playbooks: {
    'restore-snapshot': `service: gitlab-db
strategy: failover
steps:
  - id: copy-snapshot
    kind: exec
    timeout: 18h
    rest: yes
    with: { argv: [restore, snapshot-of-staging] }
    writes: [{ dataset: projects, how: restore }]
`,
  },
  releases: [
    'gitlab-db pg-9-6 --commit aaaaaaa --live-since 2026-01-05T12:00:00Z --migration none',
  ],
  shows: [
    {
      guardrail: 'S3',
      says: 'Go is refused, `ApprovalMissing`: a step writes a backup over data, and that takes a second person',
      without: ['how: restore', 'how: insert'],
    },
    {
      guardrail: 'S12',
      says: 'Go is refused until support, who has to explain the loss, approves it too',
      without: [
        'stakeholders: [{ role: support, mode: approve, for: [data-loss] }]',
        'stakeholders: []',
      ],
    },
    {
      guardrail: 'S10',
      says: 'Before go: at most 18 h, more than the objective of 4 h',
      without: ['timeout: 18h', 'timeout: 1h'],
    },
    {
      guardrail: 'S9',
      says: 'Go is refused, `DataLossUnsigned`, until the owner of the data gives up the 10,700 rows by their number',
      without: ['rpo: { max_age: 1h, max_rows: 0 }', 'rpo: { max_age: 7d, max_rows: 99999 }'],
    },
  ],
  awaited: ['S14', 'S18', 'S58'],
  play: async (stage) => {
    const { world } = stage;
    world.counts['newest-projects'] = sixHoursAgo;
    world.counts['rows-projects'] = 10_700;
    // 23:30 UTC: 300 GB are gone from the primary. After midnight it is clear which copy there is.
    await stage.ordered('infrastructure-lead', '/incident declare sev1 gitlab-db "Data removed"');
    const restore = '/rollback switch failover "the snapshot of staging is the only copy"';
    await stage.guards('S3', async () => {
      const no = await stage.refused('infrastructure-lead', restore);
      stage.says(no, 'ApprovalMissing', 'database-specialist');
    });
    const details = await stage.ordered('database-specialist', '/rollback dry-run RB-1');
    stage.says(details, 'a step writes a backup over data; two persons');
    await stage.ordered('database-specialist', '/rollback approve RB-1 "there is no other copy"');
    await stage.guards('S12', async () => {
      const no = await stage.refused('infrastructure-lead', '/rollback go RB-1');
      stage.says(no, 'ApprovalMissing', 'support (support-lead)');
    });
    await stage.ordered('support-lead', '/rollback approve RB-1 "we tell everybody"');
    await stage.guards('S10', () =>
      stage.says(details, 'at most 18 h', 'more than the objective of 4 h'),
    );
    const typed = '/rollback go RB-1 --typed gitlab-db@prod';
    await stage.guards('S9', async () => {
      stage.says(details, '10700 rows of projects (the newest restorable point is 6 h old)');
      stage.says(await stage.stopped('infrastructure-lead', typed), 'DataLossUnsigned', '10700');
      stage.says(
        await stage.refused('database-specialist', '/rollback lose RB-1 300'),
        'LossDiffers',
      );
    });
    await stage.ordered('database-specialist', '/rollback lose RB-1 10700');
    await stage.goes('infrastructure-lead', typed);
    await stage.until('RunEnded');
  },
};
