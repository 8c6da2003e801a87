import { createHash } from 'node:crypto';

/** How much of a long output is kept: where it began and where it ended. */
const keptHeadBytes = 8 * 1024;
const keptTailBytes = 24 * 1024;

export type Captured = {
  /** Beginning and end, with a line between them that says how many bytes are left out. */
  readonly text: string;
  /** Size of the full output. */
  readonly bytes: number;
  /** SHA-256 of the full output. */
  readonly sha256: string;
};

/** Takes an output of any size in flat memory. `end` may be called once. */
export function cappedOutput(): {
  readonly push: (chunk: Buffer) => void;
  readonly end: () => Captured;
} {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let headBytes = 0;
  let bytes = 0;
  let tail = Buffer.alloc(0);

  const push = (chunk: Buffer): void => {
    hash.update(chunk);
    bytes += chunk.length;
    const first = chunk.subarray(0, keptHeadBytes - headBytes);
    if (first.length > 0) {
      head.push(Buffer.from(first));
      headBytes += first.length;
    }
    const rest = chunk.subarray(first.length);
    // A copy, so that a view of a large chunk does not keep all of it alive.
    if (rest.length > 0) tail = Buffer.from(Buffer.concat([tail, rest]).subarray(-keptTailBytes));
  };
  const end = (): Captured => {
    const left = bytes - headBytes - tail.length;
    const start = Buffer.concat(head);
    const text =
      left === 0
        ? Buffer.concat([start, tail]).toString('utf8')
        : `${start.toString('utf8')}\n… ${left} bytes left out …\n${tail.toString('utf8')}`;
    return { text, bytes, sha256: hash.digest('hex') };
  };
  return { push, end };
}

/** The same for a text that is already in memory. */
export function capText(text: string): Captured {
  const output = cappedOutput();
  output.push(Buffer.from(text));
  return output.end();
}
