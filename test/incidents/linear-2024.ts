import type { Scenario } from './scenario.ts';
import { lasting } from './world.ts';

const beforeTheMigration = Date.parse('2026-03-01T07:27:00Z') / 1_000;

const restoring = (datasets: readonly string[]) => `service: linear-api
steps:
  - id: restore
    kind: exec
    rest: yes
    with: { argv: [restore, full-backup] }
    writes: [${datasets.map((name) => `{ dataset: ${name}, how: restore }`).join(', ')}]
`;

/** A migration emptied tables; the backup that was restored lacked five hours of honest work. */
export const linear2024: Scenario = {
  incident: 'linear-2024-01-24',
  story: 'Restoring the backup was right, and lost five hours of honest work',
  people: ['incident-lead', 'deputy-lead', 'database-engineer'],
  service: `
linear-api:
  owner: platform
  environments: [prod]
  playbook: restore-all
  authority: { roster: [incident-lead], deputy: deputy-lead }
  roles: { dba: [database-engineer] }
  objectives: { mitigate: 30s, recover: 30m }
  success_criteria: [{ id: workspaces-whole, kind: http, class: integrity, with: { url: "https://linear.example/whole" } }]
  effects: []
  datasets:
    accounts: { class: immutable, owner: dba, constraints: [erasure_replay] }
    workspaces:
      class: compensate
      owner: dba
      rpo: { max_age: 15m, max_rows: 0 }
      restorable:
        newest: { kind: http, url: "https://backups.example/newest", path: seconds }
        rows: { kind: http, url: "https://backups.example/since", path: rows }`,
  playbooks: {
    'restore-all': restoring(['accounts', 'workspaces']),
    'restore-workspaces': restoring(['workspaces']),
  },
  releases: [
    'linear-api build-1 --commit aaaaaaa --live-since 2026-02-20T12:00:00Z --migration none',
    'linear-api build-2 --commit bbbbbbb --live-since 2026-03-01T09:30:00Z --migration truncate-cascade:destructive',
  ],
  shows: [
    {
      guardrail: 'S11',
      says: 'Restoring everything is refused, `ConstraintForbids`: erased accounts would come back; nobody can override that',
      without: ['constraints: [erasure_replay]', 'constraints: []'],
    },
    {
      guardrail: 'S3',
      says: 'Go takes a second person, and the first line of the card says *Do not roll back*: the release carries a destructive migration',
      without: [':destructive', ':expand'],
    },
    {
      guardrail: 'S9',
      says: 'The loss window has to be said before go: the newest restorable point is 2 h 33 min old, and its owner signs for 41,200 rows',
      without: ['rpo: { max_age: 15m, max_rows: 0 }', 'rpo: { max_age: 7d, max_rows: 99999 }'],
    },
    {
      guardrail: 'S10',
      says: 'While it restores the time for *mitigated* runs out: it is on record, and whoever decides is asked whether the course is still right',
      without: ['mitigate: 30s', 'mitigate: 30m'],
    },
  ],
  awaited: ['S28', 'S39', 'S40', 'S42'],
  play: async (stage) => {
    const { world } = stage;
    const restored = Promise.withResolvers<void>();
    world.counts['newest-workspaces'] = beforeTheMigration;
    world.counts['rows-workspaces'] = 41_200;
    world.steps['restore'] = lasting(restored.promise);
    // 08:10 UTC: declared. 09:56: restore from the backup of 04:47.
    await stage.ordered('incident-lead', '/incident declare sev1 linear-api "Data is missing"');
    await stage.guards('S11', async () => {
      const no = await stage.refused('incident-lead', '/rollback plan linear-api');
      stage.says(no, 'ConstraintForbids', 'erasure_replay');
    });
    await stage.ordered('incident-lead', '/rollback plan linear-api playbook restore-workspaces');
    await stage.guards('S3', async () => {
      const no = await stage.refused('incident-lead', '/rollback go RB-1');
      stage.says(no, 'ApprovalMissing', 'dba (database-engineer)');
      await stage.ordered('database-engineer', '/rollback approve RB-1 "there is no other way"');
      const card = await stage.ordered('incident-lead', '/rollback go RB-1');
      stage.says(card, 'Do not roll back: release build-2 carries truncate-cascade (destructive)');
    });
    const typed = '/rollback go RB-1 --typed linear-api@prod';
    await stage.guards('S9', async () => {
      stage.says(
        await stage.stopped('incident-lead', typed),
        'DataLossUnsigned',
        '41200',
        '2 h 33 min',
      );
    });
    await stage.ordered('database-engineer', '/rollback lose RB-1 41200');
    await stage.goes('incident-lead', typed);
    await stage.later('40s');
    await stage.guards('S10', async () => {
      const missed = await stage.recorded('TargetTimeMissed');
      stage.says(`told ${missed.length} times`, 'told 1 times');
      stage.says((await stage.asked()).join(' '), 'Is this still the right course?');
    });
    restored.resolve();
    await stage.until('RunEnded');
  },
};
