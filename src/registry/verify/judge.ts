import { isTextOf } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import { envelopeIn, type StoredEvent, type StoredText } from '../stored.ts';

/** A page of a registry as it is walked through: events by position, and the texts of the positions up to the last one. */
export type Page = {
  readonly events: readonly StoredEvent[];
  readonly texts: readonly StoredText[];
};

/**
 * What can be said of an event and its texts by themselves, without those before it. Nearly always a string: nothing is
 * wrong, stream, version and position are those of its row, and this is the hash of the event that it follows.
 */
export type Judged =
  | string
  | { readonly error: string }
  | {
      readonly previous: string;
      /** What is wrong with its texts, a sentence each. */
      readonly faults: readonly string[];
      /** Names of texts that it had and that are not there. */
      readonly missing: readonly string[];
      /** The event itself, where verifying has to read it. */
      readonly event?: Envelope | undefined;
    };

/** A word for each event of the page in its order, and the positions of texts that stand beside no event of it. */
export type Judgment = {
  readonly events: readonly Judged[];
  readonly stray: readonly number[];
};

const none: readonly StoredText[] = [];
/** What verifying reads itself: what was erased, and what anchors are held against. */
const isRead = new Set(['TextErased', 'SigningKeyTaken', 'RegistryRestored']);

/** Holds content, columns and texts of each event against its hash and its digests. Knows no other page. */
export function judgePage({ events, texts }: Page): Judgment {
  const beside = Map.groupBy(texts, ({ position }) => position);
  const judged = events.map((row) => judgeEvent(row, beside.get(row.position) ?? none));
  for (const { position } of events) beside.delete(position);
  return { events: judged, stray: [...beside.keys()] };
}

function judgeEvent(row: StoredEvent, texts: readonly StoredText[]): Judged {
  const read = envelopeIn(row);
  if (!read.ok) return { error: read.error };
  const { previous, type } = read.value;
  const said = judgeTexts(read.value.texts, texts);
  const event = isRead.has(type) ? read.value : undefined;
  const isPlain = event === undefined && said.faults.length + said.missing.length === 0;
  return isPlain ? previous : { previous, ...said, event };
}

function judgeTexts(digests: Envelope['texts'], texts: readonly StoredText[]) {
  const faults: string[] = [];
  const missing: string[] = [];
  for (const [name, digest] of Object.entries(digests)) {
    const row = texts.find((text) => text.name === name);
    if (row === undefined) missing.push(name);
    else if (!isTextOf(digest, row)) faults.push(`its text ${name} or the salt of it was changed`);
  }
  for (const { name } of texts) {
    if (!Object.hasOwn(digests, name)) faults.push(`there is a text ${name} that it never had`);
  }
  return { faults, missing };
}
