import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Ship } from '../src/app/ship.ts';

/**
 * What a way out does in an exercise. `closed`: nothing goes. `marked`: it goes, and says in words that it is an exercise.
 * `taking part`: it reaches whoever takes part, or the harmless target. `none`: it tells nobody of an incident.
 */
type InDrill = 'closed' | 'marked' | 'taking part' | 'none';

/** Everything the app reaches the world by. A new one does not compile until it is said what it does in a drill. */
const ports: Readonly<Record<keyof Ship, InDrill>> = {
  pager: 'closed',
  publisher: 'closed',
  statusPage: 'closed',
  trackers: 'marked',
  world: 'taking part',
  wire: 'taking part',
  pictures: 'marked',
  tails: 'taking part',
  rosters: 'none',
  clock: 'none',
  registry: 'none',
  playbooks: 'none',
  scenarios: 'none',
  configurations: 'none',
  directory: 'none',
  incidents: 'none',
  logs: 'none',
  help: 'none',
  say: 'none',
  rows: 'none',
  deployedOn: 'none',
  lessons: 'none',
  address: 'none',
  moment: 'none',
  log: 'none',
  program: 'none',
  owner: 'none',
};

/** What stands in Slack, by the file that wants it, and what it does in a drill. */
const wanted: Readonly<Record<string, InDrill>> = {
  'acks.ts': 'taking part',
  'asks.ts': 'marked',
  'cards.ts': 'marked',
  'command.ts': 'marked',
  'drill-scores.ts': 'marked',
  'drills.ts': 'marked',
  'gone-back.ts': 'none',
  'notices.ts': 'taking part',
  'publication.ts': 'closed',
  'public-updates.ts': 'marked',
  'receipts.ts': 'marked',
  'reports.ts': 'marked',
  'security.ts': 'marked',
  'status.ts': 'closed',
  'story.ts': 'taking part',
  'surprises.ts': 'marked',
  'tails.ts': 'taking part',
};

/** Files that call another server, or run a program, themselves. */
const callers: Readonly<Record<string, InDrill>> = {
  'src/anchoring.ts': 'none',
  'src/anchors': 'none',
  'src/checks': 'taking part',
  'src/configuration': 'none',
  'src/doctor': 'none',
  'src/first-files.ts': 'none',
  'src/fit-out.ts': 'none',
  'src/init': 'none',
  'src/pager': 'closed',
  'src/publisher': 'closed',
  'src/rosters': 'none',
  'src/steps': 'taking part',
  'src/trackers': 'marked',
};

const read = (file: string): string => readFileSync(file, 'utf8');
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/');

describe('a way out that is new', () => {
  test('is said what it does in a drill, where it is a port of the app', () => {
    expect(Object.values(ports)).not.toContain(undefined);
  });

  test('is said what it does in a drill, where it wants a message to stand', () => {
    const files = globSync('src/slack/out/desired/*.ts')
      .filter((file) => /^ +where[:,]/mu.test(read(file)))
      .filter((file) => !file.endsWith('/want.ts'));
    expect(files.map((file) => basename(file)).toSorted()).toEqual(Object.keys(wanted).toSorted());
  });

  test('is said what it does in a drill, where it calls another server', () => {
    const files = globSync('src/**/*.ts').filter(
      (file) =>
        !file.startsWith('src/lib/') &&
        /from '[./]+lib\/(?:http\/(?!signature)|program\/)/u.test(read(file)),
    );
    expect([...new Set(files.map(roomOf))].toSorted()).toEqual(Object.keys(callers).toSorted());
  });
});
