import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type Captured, cappedOutput } from '../capped-output.ts';
import type { Redactor } from '../redaction.ts';
import { lineTail } from './line-tail.ts';

/** Reads both outputs of a program to their end, without secrets, in flat memory. */
export function programOutput(
  streams: { readonly stdout: Readable; readonly stderr: Readable },
  redactor: Redactor,
  progress: (line: string) => void,
): {
  readonly closed: Promise<unknown>;
  readonly end: () => { readonly output: Captured; readonly stdout: Captured };
} {
  const both = cappedOutput();
  const stdout = cappedOutput();
  const ends = [
    read(streams.stdout, redactor, progress, [both, stdout]),
    read(streams.stderr, redactor, progress, [both]),
  ];
  return {
    closed: Promise.all(ends.map(({ closed }) => closed)),
    end: () => {
      for (const one of ends) one.end();
      return { output: both.end(), stdout: stdout.end() };
    },
  };
}

function read(
  stream: Readable,
  redactor: Redactor,
  progress: (line: string) => void,
  sinks: readonly { readonly push: (chunk: Buffer) => void }[],
): { readonly closed: Promise<unknown>; readonly end: () => void } {
  const clean = redactor.stream();
  const tail = lineTail(progress);
  const take = (chunk: Buffer): void => {
    tail.push(chunk);
    for (const sink of sinks) sink.push(chunk);
  };
  stream.on('data', (chunk: Buffer) => take(clean.push(chunk)));
  return {
    // A pipe that breaks has ended, too: what was read until then is kept.
    closed: finished(stream).catch(() => undefined),
    end: () => {
      take(clean.end());
      tail.end();
    },
  };
}
