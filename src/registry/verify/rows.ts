import { linkProblem } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import { ErasedCodes } from '../erasure.ts';
import type { StoredEvent } from '../stored.ts';
import type { Evidence } from './evidence.ts';
import type { Judged, Judgment, Page } from './judge.ts';
import { blame, type Seen, textKey } from './seen.ts';

type Context = { readonly seen: Seen; readonly evidence: Evidence };

/** Holds a page, and what is said of it by itself, against what came before it. */
export function checkPage({ events }: Page, judgment: Judgment, context: Context): void {
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

function noteErasure(envelope: Envelope, seen: Seen): void {
  if (envelope.type !== 'TextErased') return;
  const codes = ErasedCodes.safeParse(envelope.codes);
  if (codes.success) seen.erased.push({ position: envelope.position, codes: codes.data });
  else blame(seen, envelope, 'it does not say what was erased');
}
