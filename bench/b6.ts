import { reportHtml } from '../src/core/report/document/html.ts';
import { reportOf } from '../src/core/report/document/report-of.ts';
import { entriesOf, type Happened } from '../src/core/timeline/entries.ts';
import { timelineHtml } from '../src/core/timeline/html.ts';
import { happened, sceneAt, voiceAt } from '../test/support/sample-incident.ts';
import { type Figure, figureOf } from './lib/figures.ts';

const events = 10_000;
const rounds = 10;
const warmUp = 2;
const budget = '< 300 ms';

const scene = sceneAt('recovered');
const voice = voiceAt(scene);

/** Timeline and report of an incident of ten thousand events: from its events as they are stored to the whole page. */
export function b6(): Promise<readonly Figure[]> {
  const stored = longLog(happened(scene)).map((one) => JSON.stringify(one));
  return Promise.resolve([
    measured(stored, 'timeline of 10,000 events', timelinePage),
    measured(stored, 'report of 10,000 events', reportPage),
  ]);
}

function timelinePage(log: readonly Happened[]): string {
  const entries = entriesOf(log, voice);
  const { incident } = scene;
  if (incident === undefined) throw new Error('The scene has no incident');
  const header = { ...incident, title: 'customers cannot buy' };
  return timelineHtml({
    header,
    entries,
    all: entries.length,
    filter: {},
    zone: 'UTC',
    voice,
  });
}

function reportPage(log: readonly Happened[]): string {
  const document = reportOf(log, voice);
  if (document === undefined) throw new Error('The log begins with no declaration');
  return reportHtml(document);
}

/** The checks of an incident are asked again and again: their reports are said so often that the log is this long. */
function longLog(log: readonly Happened[]): readonly Happened[] {
  const last = log.findLastIndex(({ event }) => event.type === 'CheckReported');
  const again = log[last];
  if (again === undefined) throw new Error('The scene has no check');
  const more = Array.from({ length: events - log.length }, () => again);
  return log
    .toSpliced(last, 0, ...more)
    .map((one, index) => ({ ...one, position: index + 1, version: index + 1 }));
}

function measured(
  stored: readonly string[],
  of: string,
  made: (log: readonly Happened[]) => string,
): Figure {
  const read = (): readonly Happened[] => stored.map((one): Happened => JSON.parse(one));
  const own: number[] = [];
  const theirs: number[] = [];
  for (let round = -warmUp; round < rounds; round += 1) {
    const [page, alone] = [msOf(() => made(read())), msOf(read)];
    if (round < 0) continue;
    own.push(page);
    theirs.push(alone);
  }
  return figureOf({
    id: 'B6',
    of,
    unit: 'ms',
    samples: own,
    reference: { name: 'reading the same events as JSON, and nothing else', samples: theirs },
    budget,
    within: ({ p50, p99 }) => p50 < 300 && p99 < 300,
  });
}

function msOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
