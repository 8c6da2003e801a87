import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { closedWhileObserving, type WaysOut } from '../src/app/observing.ts';
import type { Configuration } from '../src/app/ports/configuration.ts';
import type { Ship } from '../src/app/ship.ts';
import { rulesOf } from './app/rules.ts';
import { simPager } from './app/sim-pager.ts';
import { simPublisher } from './app/sim-publisher.ts';
import { simStatusPage } from './app/sim-status-page.ts';
import { simTrackers } from './app/sim-trackers.ts';
import { simWorld } from './app/sim-world.ts';
import { step } from './core/sample.ts';

/**
 * What a way out does where Sternway only observes. `closed`: nothing goes. `reads`: it asks, and changes nothing. `own`: it
 * touches what is Sternway's own: its record, its queue, its files, its messages in Slack.
 */
type Observing = 'closed' | 'reads' | 'own';

/** Everything the app reaches the world by. A new one does not compile until it is said what it does. */
const ports: Readonly<Record<Exclude<keyof Ship, 'world'>, Observing>> = {
  pager: 'closed',
  publisher: 'closed',
  statusPage: 'closed',
  trackers: 'closed',
  rosters: 'reads',
  configurations: 'reads',
  playbooks: 'reads',
  scenarios: 'reads',
  wire: 'own',
  pictures: 'own',
  tails: 'own',
  clock: 'own',
  registry: 'own',
  directory: 'own',
  incidents: 'own',
  logs: 'own',
  help: 'own',
  say: 'own',
  rows: 'own',
  deployedOn: 'own',
  lessons: 'own',
  address: 'own',
  moment: 'own',
  log: 'own',
  program: 'own',
  owner: 'own',
};

/** The world does several things. What a dead process of ours left running is ended in either mode: it is Sternway's own. */
const world: Readonly<Record<keyof Ship['world'], Observing>> = {
  runStep: 'closed',
  describeStep: 'reads',
  measure: 'reads',
  count: 'reads',
  endOrphans: 'own',
};

/** Files that call another server, or run a program, themselves. */
const callers: Readonly<Record<string, Observing>> = {
  'src/anchoring.ts': 'own',
  'src/anchors': 'own',
  'src/checks': 'reads',
  'src/configuration': 'own',
  'src/doctor': 'reads',
  'src/first-files.ts': 'reads',
  'src/fit-out.ts': 'own',
  'src/init': 'reads',
  'src/pager': 'closed',
  'src/publisher': 'closed',
  'src/rosters': 'reads',
  'src/steps': 'closed',
  'src/trackers': 'closed',
};

function scene(mode: Configuration['mode']) {
  const rules = { ...rulesOf(), mode };
  const [pages, parcels, page, issues, sea] = [
    simPager(),
    simPublisher(),
    simStatusPage(),
    simTrackers(),
    simWorld(),
  ];
  const ways: WaysOut = {
    world: sea,
    pager: pages.pager,
    publisher: parcels.publisher,
    statusPage: page.statusPage,
    trackers: issues.trackers,
  };
  return {
    sea,
    ways,
    closed: closedWhileObserving({ configurations: { current: () => rules } }, ways),
  };
}

const { signal } = new AbortController();
const effort = {
  stepId: 'RB-1/back',
  epoch: 1,
  idempotencyKey: 'k',
  signal,
  progress: () => undefined,
};

describe('a step', () => {
  test('is carried out by nobody who only observes, and says why', async () => {
    const { closed, sea } = scene('observe');
    expect(await closed.world.runStep(step('back'), effort)).toMatchObject({
      outcome: 'failed',
      code: 'Observing',
      output: expect.stringContaining('only observes'),
    });
    expect(sea.effects).toEqual([]);
  });

  test('is carried out by whoever acts', async () => {
    const { closed, sea } = scene('act');
    await closed.world.runStep(step('back'), effort);
    expect(sea.effects).toEqual(['RB-1/back@1']);
  });

  test('is described, and checks and counts are asked, all the same', async () => {
    const { closed, ways } = scene('observe');
    expect(closed.world.describeStep(step('back'))).toBe(ways.world.describeStep(step('back')));
    expect(closed.world.measure).toBe(ways.world.measure);
    expect(closed.world.count).toBe(ways.world.count);
  });
});

describe('a way out', () => {
  const at = '2026-11-22T03:00:00.000Z';
  const call: Parameters<WaysOut['pager']>[0] = {
    key: 'k',
    action: 'trigger',
    person: 'ada',
    contact: undefined,
    incident: 'INC-1',
    targets: [],
    severity: undefined,
    summary: 'a decision waits',
    link: undefined,
    at,
  };
  const parcel = { key: 'k', incident: 'INC-1', publication: 1, at, report: '', markdown: '' };
  const posting = {
    key: 'k',
    incident: 'x',
    stage: 'investigating',
    text: 'We look.',
    at,
  } as const;
  const filing = { mark: 'm', title: 't', paragraphs: [], due: '2026-12-01', triedAt: undefined };
  const tracker = {
    kind: 'webhook',
    urlSecret: 'url',
    signingSecret: 'signing',
    isOpenToPrivate: false,
  } as const;

  const reach = (ways: WaysOut): Readonly<Record<string, () => Promise<unknown>>> => ({
    pager: () => ways.pager(call, signal),
    publisher: () => ways.publisher(parcel, signal),
    statusPage: () =>
      ways.statusPage.post({ urlSecret: 'url', signingSecret: undefined }, posting, signal),
    trackers: () => ways.trackers.file(tracker, filing, signal),
  });

  const passedOn = async (mode: Configuration['mode'], name: string): Promise<boolean> => {
    let passed = false;
    const pass = async (): Promise<never> => {
      passed = true;
      throw new Error('passed on');
    };
    const { ways } = scene(mode);
    const watched: WaysOut = {
      ...ways,
      pager: pass,
      publisher: pass,
      statusPage: { post: pass },
      trackers: { ...ways.trackers, file: pass },
    };
    const rules = { ...rulesOf(), mode };
    const closed = closedWhileObserving({ configurations: { current: () => rules } }, watched);
    const go = reach(closed)[name];
    await go?.().catch(() => undefined);
    return passed;
  };

  const closed = Object.entries(ports).flatMap(([name, does]) => (does === 'closed' ? [name] : []));

  test.each(closed)('is closed where Sternway only observes: %s', async (name) => {
    expect(await passedOn('observe', name)).toBe(false);
  });

  test.each(closed)('is open where it acts: %s', async (name) => {
    expect(await passedOn('act', name)).toBe(true);
  });

  test('that is closed goes through the one door, and no other does', () => {
    const doors = Object.keys(scene('observe').closed).filter((name) => name !== 'world');
    expect(doors.toSorted()).toEqual(closed.toSorted());
    expect(world.runStep).toBe('closed');
    expect(readFileSync('src/fit-out.ts', 'utf8')).toMatch(/\.\.\.closedWhileObserving\(/u);
  });

  test('that is new is said what it does, where it calls another server', () => {
    const files = globSync('src/**/*.ts').filter(
      (file) =>
        !file.startsWith('src/lib/') &&
        /from '[./]+lib\/(?:http\/(?!signature)|program\/)/u.test(readFileSync(file, 'utf8')),
    );
    const rooms = files.map((file) => file.split('/').slice(0, 2).join('/'));
    expect([...new Set(rooms)].toSorted()).toEqual(Object.keys(callers).toSorted());
  });
});
