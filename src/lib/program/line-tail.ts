const longestLine = 400;

/** How many lines of a live tail pass in a second; the rest is left out, with one line that says how many. */
const linesPerSecond = 10;

/**
 * Turns chunks into lines for a live tail: cheap, rate-limited, long lines cut. The clock is monotonic
 * milliseconds. `end` gives out what is left.
 */
export function lineTail(
  emit: (line: string) => void,
  now: () => number = () => performance.now(),
): { readonly push: (chunk: Buffer) => void; readonly end: () => void } {
  let open = '';
  let since = -Infinity;
  let passed = 0;
  let dropped = 0;

  const sayDropped = (): void => {
    if (dropped > 0) emit(`… ${dropped} lines left out …`);
    dropped = 0;
  };
  const line = (text: string): void => {
    if (now() - since >= 1_000) {
      since = now();
      passed = 0;
      sayDropped();
    }
    passed += 1;
    if (passed > linesPerSecond) dropped += 1;
    else emit(text.length > longestLine ? `${text.slice(0, longestLine)}…` : text);
  };
  const push = (chunk: Buffer): void => {
    const lines = (open + chunk.toString('utf8')).split('\n');
    // A line without an end must not grow in memory.
    open = (lines.pop() ?? '').slice(0, longestLine + 1);
    for (const one of lines) line(one.trimEnd());
  };
  const end = (): void => {
    if (open !== '') line(open.trimEnd());
    open = '';
    sayDropped();
  };
  return { push, end };
}
