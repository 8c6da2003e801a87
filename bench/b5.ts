import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Registry, Sought } from '../src/app/ports/registry.ts';
import { emptyBatch } from '../src/app/record.ts';
import { systemClock as clock } from '../src/clock.ts';
import { exportEvents } from '../src/registry/export.ts';
import { openSqliteRegistry } from '../src/registry/sqlite/open.ts';
import { type Figure, figureOf } from './lib/figures.ts';
import { ownFolder } from './lib/folder.ts';
import { fill, oneEvent } from './lib/long-record.ts';

const million = 1_000_000;
const appends = 300;
const warmUp = 30;
const pages = 200;
const opens = 5;

/** A registry with a long record beside one that has only begun: what was fast stays fast. */
export async function b5(events: number): Promise<readonly Figure[]> {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await ownFolder());
  const files = { long: join(path, 'long.sqlite'), short: join(path, 'short.sqlite') };
  const incidents = await filled(files.long, events);
  await filled(files.short, 1_000);
  const ready = await opening(files, events);
  const long = stack.use(await openSqliteRegistry({ file: files.long, clock }));
  const short = stack.use(await openSqliteRegistry({ file: files.short, clock }));
  const both = { long, short, events };
  return [
    await appending(both, incidents),
    await searching(both),
    ready,
    await verifying(both),
    await exporting(both),
  ];
}

type Both = { readonly long: Registry; readonly short: Registry; readonly events: number };

async function filled(file: string, events: number): Promise<number> {
  await using registry = await openSqliteRegistry({ file, clock });
  return await fill(registry, events);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** What is promised of a million events is not judged by fewer. */
const ofMillion =
  (events: number, within: (seen: { p50: number; p99: number }) => boolean) =>
  (seen: { p50: number; p99: number }): boolean | null =>
    events < million ? null : within(seen);

const many = (events: number): string => `${events.toLocaleString('en-US')} events`;

async function appending({ long, short, events }: Both, incidents: number): Promise<Figure> {
  const samples: number[] = [];
  const bare: number[] = [];
  const append = (registry: Registry, incident: number, version: number) =>
    registry.append({
      ...emptyBatch,
      key: `append-${version}`,
      reads: [],
      events: [oneEvent(incident, version + 1)],
      answer: null,
    });
  for (let turn = 1; turn <= appends + warmUp; turn += 1) {
    samples.push(await timed(() => append(long, incidents + 1, turn)));
    bare.push(await timed(() => append(short, 10_001, turn)));
  }
  return figureOf({
    id: 'B5',
    of: `append, ${many(events)}`,
    unit: 'ms',
    samples: samples.slice(warmUp),
    reference: { name: 'the same in a registry of 1,000 events', samples: bare.slice(warmUp) },
    budget: 'p50 ≤ 1.2 × reference',
    within: ({ ratio }) => ratio <= 1.2,
  });
}

const questions: readonly Sought[] = [
  {},
  { words: ['discount'] },
  { words: ['nobody', 'phone'] },
  { place: 'service-7' },
  { place: 'service-9@prod', outcome: 'worse' },
  { words: ['pay'], strategy: 'rollback', outcome: 'recovered' },
  { words: ['unheard'] },
  { since: '2024-06-01T00:00:00.000Z', until: '2024-06-02T00:00:00.000Z' },
];

async function searching({ long, short, events }: Both): Promise<Figure> {
  const samples: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < pages; turn += 1) {
    const sought = questions[turn % questions.length] ?? {};
    const order = turn % 3 === 0 ? 'oldest' : 'newest';
    const page = { order, after: undefined, limit: 50 } as const;
    samples.push(await timed(() => long.search(sought, page)));
    bare.push(await timed(() => short.search(sought, page)));
  }
  return figureOf({
    id: 'B5',
    of: `a page of a search, ${many(events)}`,
    unit: 'ms',
    samples,
    reference: { name: 'the same in a registry of 1,000 events', samples: bare },
    budget: 'p99 < 50 ms of a million',
    within: ofMillion(events, ({ p99 }) => p99 < 50),
  });
}

/** Opened, and everything read that has to be there before the first order. */
async function open(file: string): Promise<void> {
  await using registry = await openSqliteRegistry({ file, clock });
  await Promise.all([registry.summaries({ open: true }), registry.locks(), registry.heads()]);
}

async function opening(
  { long, short }: { readonly long: string; readonly short: string },
  events: number,
): Promise<Figure> {
  const samples: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < opens; turn += 1) {
    samples.push(await timed(() => open(long)));
    bare.push(await timed(() => open(short)));
  }
  return figureOf({
    id: 'B5',
    of: `ready, ${many(events)}`,
    unit: 'ms',
    samples,
    reference: { name: 'the same with 1,000 events', samples: bare },
    budget: 'p50 < 2 s of a million',
    within: ofMillion(events, ({ p50 }) => p50 < 2_000),
    note: 'The registry alone: loading the program is B7.',
  });
}

async function verifying({ long, events }: Both): Promise<Figure> {
  const body = 'x'.repeat(700);
  const hash = async () => {
    for (let turn = 0; turn < events; turn += 1) createHash('sha256').update(body).digest('hex');
  };
  const bare = await timed(hash);
  let whole = false;
  const took = await timed(async () => {
    whole = (await long.verify()).ok;
  });
  return figureOf({
    id: 'B5',
    of: `full verify, ${many(events)}`,
    unit: 's',
    samples: [took / 1_000],
    reference: { name: 'as many SHA-256 of 700 bytes', samples: [bare / 1_000] },
    budget: 'whole, and < 15 s of a million',
    within: (seen) => whole && (ofMillion(events, ({ p50 }) => p50 < 15)(seen) ?? null),
  });
}

const mib = 1_048_576;
/** So many lines between two looks at the memory. */
const lookEvery = 2_000;

/** The memory of a whole export beside that of its first tenth. */
async function exporting({ long, events }: Both): Promise<Figure> {
  const seen: number[] = [];
  let lines = 0;
  for await (const piece of exportEvents(long, { upTo: await long.head() })) {
    lines += piece.length > 0 ? 1 : 0;
    if (lines % lookEvery === 0) seen.push(process.memoryUsage().rss / mib);
  }
  const tenth = Math.max(1, Math.floor(seen.length / 10));
  return figureOf({
    id: 'B5',
    of: `memory of a full export, ${many(events)}`,
    unit: 'MB',
    samples: seen.slice(tenth),
    reference: { name: 'the first tenth of it', samples: seen.slice(0, tenth) },
    budget: 'p50 ≤ 1.2 × reference',
    within: ({ ratio }) => ratio <= 1.2,
  });
}
