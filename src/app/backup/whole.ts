import { notWholeText } from '../../core/texts/restored.ts';
import { openSha256 } from '../../lib/hash.ts';
import { jsonIn } from '../../lib/json.ts';
import { BackupUnfit, EndLine } from './format.ts';

const lineFeed = 0x0a;

export type Pieces = AsyncIterable<string | Uint8Array>;

/**
 * The lines of a backup, without their line feeds and without the last one, which says what all before it have to be.
 * Holds one line in memory. Throws `BackupUnfit` at the end where they are not, so nothing may count before.
 */
export async function* linesOf(pieces: Pieces): AsyncGenerator<string> {
  const sum = openSha256();
  let lines = 0;
  let last: Uint8Array | undefined;
  for await (const line of split(pieces)) {
    if (last !== undefined) {
      sum.add(last);
      lines += 1;
      yield textOf(last);
    }
    last = line;
  }
  const end = last && EndLine.safeParse(jsonIn(textOf(last))).data?.end;
  if (end === undefined) throw torn();
  if (end.lines !== lines || end.sha256 !== sum.end()) throw changed();
}

/** The same pieces, and an error at the end where they were no whole backup. `see` is shown each line but the last one. */
export async function* onlyWhole(
  pieces: Pieces,
  see: (line: string) => void,
): AsyncGenerator<string | Uint8Array> {
  const passing: (string | Uint8Array)[] = [];
  const watched = async function* (): Pieces {
    for await (const piece of pieces) {
      passing.push(piece);
      yield piece;
    }
  };
  for await (const line of linesOf(watched())) {
    see(line);
    yield* passing.splice(0);
  }
  yield* passing.splice(0);
}

/** Each line with its line feed; what follows the last one stands alone. */
async function* split(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    let from = 0;
    for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, from)) {
      yield Buffer.concat([...rest, bytes.subarray(from, at + 1)]);
      rest = [];
      from = at + 1;
    }
    if (from < bytes.length) rest.push(bytes.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function textOf(line: Uint8Array): string {
  try {
    return decoder.decode(line).trimEnd();
  } catch (cause) {
    throw changed(cause);
  }
}

const torn = (): BackupUnfit => new BackupUnfit(notWholeText.torn);
const changed = (cause?: unknown): BackupUnfit => new BackupUnfit(notWholeText.changed, { cause });
