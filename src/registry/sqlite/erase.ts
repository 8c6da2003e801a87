import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Erasure } from '../../app/ports/registry.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Instant } from '../../core/ids.ts';
import { erasedEvent } from '../erasure.ts';
import { writeEvents } from './append.ts';
import { envelopesIn } from './events.ts';
import type { Rows } from './rows.ts';

/** Whether there is anything left to erase. */
export function holds(rows: Rows, what: Erasure['what']): boolean {
  if (what.kind === 'person') return rows.people.has(what.person);
  const event = eventOf(rows, what);
  return event !== undefined && Object.hasOwn(rows.texts.of(event), what.name);
}

/** The work of an erasure, inside its transaction: the event first, it is what lets the text go. */
export function eraseRow(rows: Rows, erasure: Erasure, recordedAt: Instant): readonly Envelope[] {
  const { what } = erasure;
  if (!holds(rows, what)) return [];
  const about = what.kind === 'text' ? eventOf(rows, what) : undefined;
  const events = writeEvents(rows, [erasedEvent(erasure, about)], recordedAt);
  rows.keys.forgetAnswers();
  if (what.kind === 'person') {
    for (const account of rows.people.accountsOf(what.person)) rows.posts.forget(account);
    rows.passes.end({ person: what.person });
    rows.people.erase(what.person);
  }
  for (const { position } of events) {
    if (what.kind !== 'text' || !about) continue;
    const place = { position: about.position, name: what.name };
    rows.words.forget(place);
    rows.texts.erase(place, position);
  }
  return events;
}

/**
 * Adds the erasure to `erasures.jsonl` beside the database, for the replay after an old backup is restored. It is written
 * before the erasure itself: a crash between the two repeats an erasure, the other order would forget one.
 */
export async function noteErasure(file: string, erasure: Erasure): Promise<void> {
  const handle = await open(join(dirname(file), 'erasures.jsonl'), 'a', 0o600);
  try {
    await handle.write(`${JSON.stringify(erasure)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function eventOf(
  rows: Rows,
  { stream, version }: { stream: string; version: number },
): Envelope | undefined {
  return envelopesIn(rows.events.ofStream(stream, version - 1, 1)).find(
    (event) => event.version === version,
  );
}
