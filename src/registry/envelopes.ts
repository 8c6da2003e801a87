import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Envelope } from '../core/envelope.ts';
import { damaged } from './intact.ts';
import { envelopeIn, type StoredEvent } from './stored.ts';

const pageSize = 500;

/** The envelopes in these rows. Throws when one is damaged: no decision may rest on it. */
export function envelopesIn(rows: readonly StoredEvent[]): readonly Envelope[] {
  return rows.map((row) => {
    const read = envelopeIn(row);
    if (read.ok) return read.value;
    throw damaged(
      `The event at position ${row.position} (${row.stream}) is damaged: ${read.error}.`,
    );
  });
}

type NextPage = (version: number, limit: number) => Promise<readonly StoredEvent[]>;

/**
 * A stream from this version on, by pages with a turn of the event loop between them: a stream of 10,000 events must not
 * hold up an acknowledgment. Throws when an event of it is damaged or not there.
 */
export async function readStream(
  stream: string,
  after: number,
  nextPage: NextPage,
): Promise<readonly Envelope[]> {
  const events: Envelope[] = [];
  for (;;) {
    const version = events.at(-1)?.version ?? after;
    const page = envelopesIn(await nextPage(version, pageSize));
    if (
      page.some((event, index) => event.stream !== stream || event.version !== version + 1 + index)
    )
      throw damaged(`The stream ${stream} is not whole after version ${version}.`);
    events.push(...page);
    if (page.length < pageSize) return events;
    await nextTurn();
  }
}

/** By which texts of an event are asked for and given. */
export const idOf = ({ stream, version }: Pick<Envelope, 'stream' | 'version'>): string =>
  `${stream}#${version}`;
