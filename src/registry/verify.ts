import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Erasure, VerifyReport } from '../app/ports/registry.ts';
import { RegistryUnavailable } from '../app/ports/registry-errors.ts';
import { chainProblem, type Link, textDigest } from '../core/chain.ts';
import type { Envelope } from '../core/envelope.ts';
import { type AnchorCheck, type AnchorsKept, checkAnchors } from './anchors-kept.ts';
import { ErasedCodes, sayErased } from './erasure.ts';
import { envelopeIn, type StoredEvent, type StoredText } from './stored.ts';

/** What an engine gives to be verified. All reads may run beside appends. */
export type Evidence = {
  /** Rows after this position, by position. */
  readonly events: (after: number, limit: number) => Promise<readonly StoredEvent[]>;
  /** Texts of positions after the first and up to the second, by position. */
  readonly texts: (after: number, upTo: number) => Promise<readonly StoredText[]>;
  /** The last event, by the engine's own note of it. */
  readonly head: () => Promise<{ readonly position: number; readonly hash: string }>;
  /** A stream as it is found by its name: how many events, and the last one. */
  readonly stream: (
    name: string,
  ) => Promise<{ readonly events: number; readonly head: Link | undefined }>;
  readonly anchors: AnchorsKept;
  readonly holds: (what: Erasure['what']) => Promise<boolean>;
  /** Whether every position is used: true for SQLite, false where a sequence may skip one. */
  readonly gapless: boolean;
};

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

async function walk(
  evidence: Evidence,
  seen: Seen,
  progress: (done: number, all: number) => void,
): Promise<void> {
  for (let after = beforeAll; ; ) {
    const page = await evidence.events(after, pageSize);
    const head = await evidence.head();
    const upTo = page.at(-1)?.position ?? afterAll;
    const texts = Map.groupBy(await evidence.texts(after, upTo), ({ position }) => position);
    for (const row of page) checkRow(row, texts.get(row.position) ?? [], { seen, evidence });
    strayTexts(new Set(page.map(({ position }) => position)), texts, seen);
    progress(seen.events, Math.max(head.position, seen.events));
    if (page.length === 0 || !Number.isSafeInteger(upTo)) return checkTail(head, seen);
    after = upTo;
    await nextTurn();
  }
}

/** Damage is a finding; a registry that is closed or whose disk is gone cannot be verified at all. */
const isDamage = (error: unknown): error is RegistryUnavailable =>
  error instanceof RegistryUnavailable && error.code === 'Damaged';

function blame(seen: Seen, at: { position: number; stream?: string }, what: string): void {
  if (seen.problems.length >= toldProblems) return;
  seen.problems.push({ position: at.position, stream: at.stream ?? '', what });
}

type Context = { readonly seen: Seen; readonly evidence: Evidence };

function checkRow(row: StoredEvent, texts: readonly StoredText[], context: Context): void {
  const { seen, evidence } = context;
  if (row.position < 1 || (evidence.gapless && row.position !== seen.position + 1))
    blame(seen, row, `the event before it should be ${row.position - 1}, but is ${seen.position}`);
  const read = envelopeIn(row);
  if (read.ok) {
    const problem = chainProblem(read.value, seen.heads.get(row.stream), row.hash);
    if (problem !== undefined) blame(seen, row, problem);
    checkTexts(read.value, texts, seen);
    noteErasure(read.value, seen);
    seen.anchors.read(read.value);
  } else blame(seen, row, read.error);
  seen.heads.set(row.stream, row);
  seen.anchors.see(row);
  seen.position = row.position;
  seen.hash = row.hash;
  seen.events += 1;
}

const textKey = (stream: string, version: number, name: string): string =>
  `${stream}#${version}:${name}`;

function checkTexts(envelope: Envelope, texts: readonly StoredText[], seen: Seen): void {
  const { position, stream, version } = envelope;
  for (const [name, digest] of Object.entries(envelope.texts)) {
    const row = texts.find((text) => text.name === name);
    if (row === undefined) {
      seen.missing.set(textKey(stream, version, name), { position, stream, name });
    } else if (textDigest(row.salt, row.text) !== digest) {
      blame(seen, envelope, `its text ${name} or the salt of it was changed`);
    }
  }
  for (const { name } of texts) {
    if (!Object.hasOwn(envelope.texts, name))
      blame(seen, envelope, `there is a text ${name} that it never had`);
  }
}

function noteErasure(envelope: Envelope, seen: Seen): void {
  if (envelope.type !== 'TextErased') return;
  const codes = ErasedCodes.safeParse(envelope.codes);
  if (codes.success) seen.erased.push({ position: envelope.position, codes: codes.data });
  else blame(seen, envelope, 'it does not say what was erased');
}

function strayTexts(
  positions: ReadonlySet<number>,
  texts: ReadonlyMap<number, readonly StoredText[]>,
  seen: Seen,
): void {
  for (const position of texts.keys()) {
    if (!positions.has(position)) blame(seen, { position }, 'there are texts without an event');
  }
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
  let asked = 0;
  for (const [stream, { version, hash }] of seen.heads) {
    const { events, head } = await evidence.stream(stream);
    const isWhole = events >= version && head?.version === events;
    if (!isWhole || (events === version && head.hash !== hash))
      blame(seen, { position: seen.position, stream }, 'its events are not all found by its name');
    asked += 1;
    if (asked % pageSize === 0) await nextTurn();
  }
}

/** Erasing may run beside this walk, so what is there is asked again at the end. */
async function settleErasures(evidence: Evidence, seen: Seen): Promise<void> {
  for (const { position, codes } of seen.erased) {
    for (const what of [codes.what, ...codes.also]) {
      if (what.kind === 'text') seen.missing.delete(textKey(what.stream, what.version, what.name));
      if (await evidence.holds(what))
        blame(
          seen,
          { position },
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
      what: also.length === 0 ? sayErased(what) : `${sayErased(what)}, and ${also.length} more`,
      by,
      basis,
    })),
    problems: seen.problems.toSorted((a, b) => a.position - b.position),
  };
}
