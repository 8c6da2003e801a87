import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Configuration, Configurations } from '../app/ports/configuration.ts';
import type { Problem } from '../app/ports/playbooks.ts';
import { sha256 } from '../lib/hash.ts';
import { err, type Result } from '../lib/result.ts';
import { readText } from '../written/read-text.ts';
import { readConfiguration } from './read.ts';
import type { ConfigurationKinds } from './service.ts';

/** The file holds no configuration that could be in force, and there is no earlier one. */
export class ConfigurationInvalid extends Error {
  override readonly name = 'ConfigurationInvalid';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
    );
    super(`The configuration cannot be used:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

export type OpenConfiguration = {
  readonly file: string;
  readonly kinds: ConfigurationKinds;
  /** A good edit is in force. */
  readonly onChange: (configuration: Configuration) => void | Promise<void>;
  /** An edit was refused; the last good reading stays in force. */
  readonly onProblem: (problems: readonly Problem[]) => void | Promise<void>;
  /** The file was read and is good, whether or not that changed anything: a refused edit was taken back or put right. */
  readonly onGood?: () => void;
  /** How often the file is looked at though nothing was heard: a lost event costs this much. */
  readonly pollMs?: number;
};

const defaultPollMs = 5_000;
const settleMs = 40;
/** An editor that never rests is read as it is after this many looks. */
const maxLooks = 25;

type Text = Awaited<ReturnType<typeof readText>>;

const digestOfText = (text: Text): string =>
  sha256(text.ok ? `t${text.value}` : `e${text.error[0]?.message}`);

/** The text once two looks in a row agree: a half-written file is not judged. */
async function settledText(file: string, signal: AbortSignal): Promise<Text> {
  let text = await readText(file);
  for (let look = 1; look < maxLooks; look += 1) {
    await wait(settleMs, undefined, { signal });
    const next = await readText(file);
    if (digestOfText(next) === digestOfText(text)) return next;
    text = next;
  }
  return text;
}

const judge = (
  text: Text,
  { file, kinds }: OpenConfiguration,
): Result<Configuration, readonly Problem[]> =>
  text.ok ? readConfiguration(file, text.value, kinds) : err(text.error);

/** Wakes on any event of the directory (editors replace files, mounts swap links) and every `pollMs`. */
function listen(file: string, pollMs: number, wake: () => void): Disposable {
  const timer = setInterval(wake, pollMs);
  timer.unref();
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(dirname(file), { persistent: false }, wake);
    // A directory that goes away ends the watching; the timer goes on.
    watcher.on('error', wake);
  } catch {
    watcher = undefined;
  }
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
      watcher?.close();
    },
  };
}

/**
 * Opens `sternway.yaml` and keeps it up to date. Throws `ConfigurationInvalid` with all problems when the
 * first reading is not good. Afterwards a good edit takes the place of the one in force and a bad one
 * is reported once; `current` always answers the last good reading.
 */
export async function openConfiguration(
  options: OpenConfiguration,
): Promise<Configurations & AsyncDisposable> {
  const closing = new AbortController();
  const first = await readText(options.file);
  const opened = judge(first, options);
  if (!opened.ok) throw new ConfigurationInvalid(opened.error);
  let current = opened.value;
  let judged = digestOfText(first);

  const look = async (): Promise<void> => {
    if (digestOfText(await readText(options.file)) === judged) return;
    const text = await settledText(options.file, closing.signal);
    judged = digestOfText(text);
    const read = judge(text, options);
    if (!read.ok) return options.onProblem(read.error);
    options.onGood?.();
    if (read.value.digest === current.digest) return;
    current = read.value;
    await options.onChange(current);
  };

  const looking = oneAtATime(look, closing.signal);
  const listening = listen(options.file, options.pollMs ?? defaultPollMs, looking.wake);
  looking.wake();
  return {
    current: () => current,
    [Symbol.asyncDispose]: async () => {
      listening[Symbol.dispose]();
      closing.abort();
      await looking.idle();
    },
  };
}

/** Runs `work` once for any number of wake-ups that arrive before it begins, and never twice at a time. */
function oneAtATime(work: () => Promise<void>, signal: AbortSignal) {
  let wanted = false;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      while (wanted && !signal.aborted) {
        wanted = false;
        await work();
      }
    } catch (error) {
      // Closing ends the wait for a file to settle; anything else is a bug and must be seen.
      if (!signal.aborted) throw error;
    } finally {
      // In the same turn as the last look at `wanted`, so that no wake-up falls between.
      running = undefined;
    }
  };
  const wake = (): void => {
    wanted = true;
    if (!signal.aborted) running ??= run();
  };
  return { wake, idle: async (): Promise<void> => running };
}
