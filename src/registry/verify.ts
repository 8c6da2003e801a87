import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Erasure } from '../app/ports/registry.ts';
import { RegistryUnavailable } from '../app/ports/registry-errors.ts';
import type { VerifyReport } from '../app/ports/verify-report.ts';
import { type Link, linkProblem } from '../core/chain.ts';
import type { Envelope } from '../core/envelope.ts';
import { type AnchorCheck, type AnchorsKept, checkAnchors } from './anchors-kept.ts';
import { ErasedCodes, type ErasedOne, sayErased } from './erasure.ts';
import type { Judged, Judgment, Page } from './judge.ts';
import { type Judges, openJudges } from './judges.ts';
import type { StoredEvent, StoredText } from './stored.ts';

/** What an engine gives to be verified. All reads may run beside appends. */
export type Evidence = {
  /** Rows after this position, by position. */
  readonly events: (after: number, limit: number) => Promise<readonly StoredEvent[]>;
  /** Texts of positions after the first and up to the second, by position. */
  readonly texts: (after: number, upTo: number) => Promise<readonly StoredText[]>;
  /** The last event, by the engine's own note of it. */
  readonly head: () => Promise<{ readonly position: number; readonly hash: string }>;
  /** Streams that began at this position or before it, as the engine knows them apart from their events; by name. */
  readonly streams: (upTo: number) => Promise<readonly string[]>;
  /** Streams as they are found by their names: how many events, and the last one. Of one moment; those that are not there are missing. */
  readonly ends: (names: readonly string[]) => Promise<ReadonlyMap<string, StreamEnd>>;
  readonly anchors: AnchorsKept;
  readonly holds: (what: Erasure['what']) => Promise<boolean>;
  /** Whether every position is used: true for SQLite, false where a sequence may skip one. */
  readonly gapless: boolean;
};

type StreamEnd = { readonly events: number; readonly head: Link | undefined };
type Problem = VerifyReport['problems'][number];
type Missing = { readonly position: number; readonly stream: string; readonly name: string };

/** What has been seen so far. Grows with streams, erasures and damage, never with events. */
type Seen = {
  position: number;
  hash: string;
  events: number;
  readonly heads: Map<string, Link>;
  readonly missing: Map<string, Missing>;
  readonly erased: { readonly position: number; readonly codes: ErasedCodes }[];
  readonly problems: Problem[];
  readonly anchors: AnchorCheck;
};

const pageSize = 500;
const toldProblems = 100;
/** Before every position that a row can have, damaged ones included. */
const beforeAll = Number.MIN_SAFE_INTEGER;
const afterAll = Number.MAX_SAFE_INTEGER;

/**
 * Walks all events in order and checks hash, columns, version, link, position, texts and erasures. Pages, and gives the
 * event loop a turn after each. A page that cannot be read is a finding, and ends the walk.
 */
export async function verifyAll(
  evidence: Evidence,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<VerifyReport> {
  const seen: Seen = {
    position: 0,
    hash: '',
    events: 0,
    heads: new Map(),
    missing: new Map(),
    erased: [],
    problems: [],
    anchors: await checkAnchors(evidence.anchors),
  };
  try {
    await walk(evidence, seen, progress);
    await checkStreams(evidence, seen);
    await settleErasures(evidence, seen);
  } catch (error) {
    if (!isDamage(error)) throw error;
    blame(seen, seen, `what follows this position cannot be read: ${error.message}`);
  }
  return reportOf(seen);
}

/** A page as it was read, the note of the last event then, and what is said of the page. */
type Step = {
  readonly page: Page;
  readonly head: { readonly position: number; readonly hash: string };
  readonly judgment: Promise<Judgment>;
};

async function walk(
  evidence: Evidence,
  seen: Seen,
  progress: (done: number, all: number) => void,
): Promise<void> {
  await using judges = openJudges((await evidence.head()).position);
  const ahead: Step[] = [];
  const follow = async (most: number): Promise<void> => {
    for (const { page, head, judgment } of ahead.splice(0, ahead.length - most)) {
      checkPage(page, await judgment, { seen, evidence });
      progress(seen.events, Math.max(head.position, seen.events));
      if (isLast(page)) checkTail(head, seen);
    }
  };
  try {
    for await (const step of pagesOf(evidence, judges)) {
      ahead.push(step);
      if (ahead.length > judges.ahead) await follow(judges.ahead);
    }
  } finally {
    // Where the next page cannot be read, what was read before it is told of first.
    await follow(0);
  }
}

async function* pagesOf(evidence: Evidence, { judge }: Judges): AsyncGenerator<Step> {
  for (let after = beforeAll; ; ) {
    // First the note, then the page: what is appended in between is on the page, and not missing there.
    const head = await evidence.head();
    const events = await evidence.events(after, pageSize);
    const upTo = events.at(-1)?.position ?? afterAll;
    const page = { events, texts: await evidence.texts(after, upTo) };
    const judgment = judge(page);
    // Whoever ends before this one is asked for has told why.
    judgment.catch(() => undefined);
    yield { page, head, judgment };
    if (isLast(page)) return;
    after = upTo;
    await nextTurn();
  }
}

const isLast = ({ events }: Page): boolean =>
  events.length === 0 || !Number.isSafeInteger(events.at(-1)?.position);

/** Damage is a finding; a registry that is closed or whose disk is gone cannot be verified at all. */
const isDamage = (error: unknown): error is RegistryUnavailable =>
  error instanceof RegistryUnavailable && error.code === 'Damaged';

function blame(seen: Seen, at: { position: number; stream?: string }, what: string): void {
  if (seen.problems.length >= toldProblems) return;
  seen.problems.push({ position: at.position, stream: at.stream ?? '', what });
}

type Context = { readonly seen: Seen; readonly evidence: Evidence };

function checkPage({ events }: Page, judgment: Judgment, context: Context): void {
  for (const [index, row] of events.entries()) {
    checkRow(row, judgment.events[index] ?? { error: 'nobody judged it' }, context);
  }
  for (const position of judgment.stray) {
    blame(context.seen, { position }, 'there are texts without an event');
  }
}

function checkRow(row: StoredEvent, judged: Judged, { seen, evidence }: Context): void {
  if (row.position < 1 || (evidence.gapless && row.position !== seen.position + 1))
    blame(seen, row, `the event before it should be ${row.position - 1}, but is ${seen.position}`);
  if (typeof judged === 'string') checkLink(row, judged, seen);
  else if ('error' in judged) blame(seen, row, judged.error);
  else checkEvent(row, judged, seen);
  seen.heads.set(row.stream, { version: row.version, hash: row.hash });
  seen.anchors.see(row);
  seen.position = row.position;
  seen.hash = row.hash;
  seen.events += 1;
}

function checkLink({ position, stream, version }: StoredEvent, previous: string, seen: Seen): void {
  const problem = linkProblem({ version, previous }, seen.heads.get(stream));
  if (problem !== undefined) blame(seen, { position, stream }, problem);
}

function checkEvent(
  row: StoredEvent,
  { previous, faults, missing, event }: Exclude<Judged, string | { error: string }>,
  seen: Seen,
): void {
  const { position, stream, version } = row;
  checkLink(row, previous, seen);
  for (const name of missing)
    seen.missing.set(textKey(stream, version, name), { position, stream, name });
  for (const fault of faults) blame(seen, row, fault);
  if (event === undefined) return;
  noteErasure(event, seen);
  seen.anchors.read(event);
}

const textKey = (stream: string, version: number, name: string): string =>
  `${stream}#${version}:${name}`;

function noteErasure(envelope: Envelope, seen: Seen): void {
  if (envelope.type !== 'TextErased') return;
  const codes = ErasedCodes.safeParse(envelope.codes);
  if (codes.success) seen.erased.push({ position: envelope.position, codes: codes.data });
  else blame(seen, envelope, 'it does not say what was erased');
}

function checkTail(head: { position: number; hash: string }, seen: Seen): void {
  if (head.position === seen.position && head.hash === seen.hash) return;
  blame(
    seen,
    { position: seen.position },
    `the registry noted event ${head.position} as its last, but the last one here is ${seen.position}`,
  );
}

/**
 * Decisions read events by stream, through an index that the walk by position does not touch: a stream that is short
 * there would be decided on as if it were whole. Appends may have made it longer since.
 */
async function checkStreams(evidence: Evidence, seen: Seen): Promise<void> {
  const known = await evidence.streams(seen.position);
  // By name, as the index has them: what is asked one after the other lies side by side.
  const names = [...new Set([...seen.heads.keys(), ...known])].sort();
  for (let from = 0; from < names.length; from += pageSize) {
    const page = names.slice(from, from + pageSize);
    const ends = await evidence.ends(page);
    for (const stream of page) {
      if (!isWhole(seen.heads.get(stream), ends.get(stream)))
        blame(
          seen,
          { position: seen.position, stream },
          'its events are not all found by its name',
        );
    }
    await nextTurn();
  }
}

const streamOf = (what: ErasedOne): string => (what.kind === 'text' ? what.stream : '');

function isWhole(walked: Link | undefined, end: StreamEnd | undefined): boolean {
  if (walked === undefined || end?.head === undefined) return false;
  const { events, head } = end;
  const isComplete = events >= walked.version && head.version === events;
  return isComplete && (events > walked.version || head.hash === walked.hash);
}

/** Erasing may run beside this walk, so what is there is asked again at the end. */
async function settleErasures(evidence: Evidence, seen: Seen): Promise<void> {
  for (const { position, codes } of seen.erased) {
    for (const what of [codes.what, ...codes.also]) {
      if (what.kind === 'text') seen.missing.delete(textKey(what.stream, what.version, what.name));
      if (await evidence.holds(what))
        blame(
          seen,
          { position, stream: streamOf(what) },
          `${sayErased(what)} was erased by ${codes.by}, but is still here`,
        );
    }
  }
  for (const missing of seen.missing.values())
    blame(seen, missing, `its text ${missing.name} is missing, and nobody erased it`);
}

function reportOf(seen: Seen): VerifyReport {
  const { problems, report: anchors } = seen.anchors.end(seen.position);
  for (const { position, what } of problems) blame(seen, { position }, what);
  return {
    ok: seen.problems.length === 0,
    anchors,
    events: seen.events,
    streams: seen.heads.size,
    head: seen.position,
    erased: seen.erased.map(({ codes: { what, also, by, basis } }) => ({
      stream: streamOf(what),
      what: also.length === 0 ? sayErased(what) : `${sayErased(what)}, and ${also.length} more`,
      by,
      basis,
    })),
    problems: seen.problems.toSorted((a, b) => a.position - b.position),
  };
}
