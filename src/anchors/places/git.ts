import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnchorPlace, AskedFor, Brought, Confirmed } from '../../app/ports/anchors.ts';
import type { AnchorPlaceEntry } from '../../app/ports/configuration.ts';
import { type Anchor, anchorDigest } from '../../core/proof/anchor.ts';
import { canonical } from '../../lib/canonical.ts';
import { runProgram } from '../../lib/program/run.ts';
import { redactorOf } from '../../lib/redaction.ts';
import { openTurns } from '../../lib/turns.ts';
import type { Site } from '../site.ts';
import { confirmedBy, type Held } from './held.ts';

type Entry = Extract<AnchorPlaceEntry, { kind: 'git' }>;

/** Between SIGTERM and SIGKILL. */
const graceMs = 2_000;
/** Names of files sort as numbers do. */
const digits = 12;

/** Git did not do it; nothing is told of what it printed but to the log, because an address may hold a secret. */
class GitFailed extends Error {
  override readonly name = 'GitFailed';
}

/**
 * A repository of another team: each anchor is a file of its own there, committed and pushed from a clone of our own. Never
 * by force: what stands there already is somebody else's word.
 */
export function gitPlace(entry: Entry, site: Site): AnchorPlace {
  const { name } = entry;
  const clone = cloneOf(entry, site);
  // One at a time: a clone has one index.
  const inTurn = openTurns();
  const guarded = async <T>(work: () => Promise<T>, otherwise: (code: string) => T): Promise<T> => {
    try {
      return await inTurn(work);
    } catch (error) {
      site.log.warn({ event: 'AnchorRepositoryFailed', place: name, err: error });
      return otherwise(error instanceof GitFailed ? error.message : 'GitUnusable');
    }
  };
  return {
    name,
    bring: (anchors, signal) =>
      guarded<Brought>(
        () => pushed(clone, anchors, signal),
        (code) => ({ status: 'later', code }),
      ),
    confirm: (asked, signal) =>
      guarded<Confirmed>(
        () => compared(clone, asked, signal),
        (code) => ({ problems: [], silent: `${name} could not be fetched (${code})` }),
      ),
  };
}

type Clone = {
  readonly place: string;
  readonly branch: string;
  readonly folder: string;
  /** Clones where there is no clone, and takes over what stands there now. */
  readonly refresh: (signal: AbortSignal) => Promise<void>;
  readonly git: (signal: AbortSignal, args: readonly string[]) => Promise<string>;
};

function cloneOf({ name, url, branch }: Entry, { data, inherited, log }: Site): Clone {
  const folder = join(data, 'anchors', name);
  const run = async (
    signal: AbortSignal,
    args: readonly string[],
    cwd: string,
  ): Promise<string> => {
    const done = await runProgram({
      argv: ['git', '-c', 'commit.gpgSign=false', '-c', 'core.hooksPath=/dev/null', ...args],
      cwd,
      env: { ...inherited, GIT_TERMINAL_PROMPT: '0', GIT_SSH_COMMAND: 'ssh -o BatchMode=yes' },
      signal,
      redactor: redactorOf({}),
      progress: () => undefined,
      graceMs,
    });
    if (done.status === 'not-started') throw new GitFailed(done.code);
    if (done.exitCode === 0) return done.stdout.text;
    log.warn({ event: 'GitFailed', place: name, said: done.output.text.slice(-500) });
    throw new GitFailed(done.endedBy ?? `Git${args[0] ?? ''}`);
  };
  const git: Clone['git'] = (signal, args) => run(signal, args, folder);
  const refresh: Clone['refresh'] = async (signal) => {
    if (!(await isThere(join(folder, '.git')))) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await git(signal, ['init', '--quiet', `--initial-branch=${branch}`]);
      await git(signal, ['config', 'user.name', 'Sternway']);
      await git(signal, ['config', 'user.email', 'sternway@localhost']);
    }
    // The address may have been edited since.
    const known = (await git(signal, ['remote'])).includes('origin');
    await git(signal, ['remote', known ? 'set-url' : 'add', 'origin', url]);
    await git(signal, ['fetch', '--quiet', 'origin']);
    const there = await git(signal, ['branch', '--remotes', '--list', `origin/${branch}`]);
    if (there.trim() !== '') await git(signal, ['reset', '--quiet', '--hard', `origin/${branch}`]);
  };
  return { place: name, branch, folder, refresh, git };
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** `<registry>/000000000012.json` */
const fileOf = ({ registry, number }: Pick<Anchor, 'registry' | 'number'>): string =>
  `${registry}/${String(number).padStart(digits, '0')}.json`;

async function pushed(
  clone: Clone,
  anchors: readonly Anchor[],
  signal: AbortSignal,
): Promise<Brought> {
  const { folder, branch, git, refresh } = clone;
  await refresh(signal);
  for (const anchor of anchors) {
    const path = join(folder, fileOf(anchor));
    const there = await textIn(path);
    if (there !== undefined && there !== canonical(anchor)) {
      return { status: 'later', code: 'OtherAnchorThere' };
    }
    await mkdir(join(folder, anchor.registry), { recursive: true });
    await writeFile(path, canonical(anchor));
  }
  await git(signal, ['add', '--all']);
  const changed = await git(signal, ['status', '--porcelain']);
  const last = anchors.at(-1);
  if (changed.trim() !== '' && last !== undefined) {
    const message = `Anchor ${last.number} at position ${last.position}: ${anchorDigest(last)}`;
    await git(signal, ['commit', '--quiet', '--message', message]);
  }
  await git(signal, ['push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`]);
  return { status: 'taken', receipt: (await git(signal, ['rev-parse', 'HEAD'])).trim() };
}

const textIn = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(() => undefined);

/** As it stands there now. When the repository took them only its own host can say. */
async function compared(
  { place, folder, refresh }: Clone,
  asked: AskedFor,
  signal: AbortSignal,
): Promise<Confirmed> {
  await refresh(signal);
  return confirmedBy(place, await heldIn(join(folder, asked.registry)), asked);
}

/** Whatever else others put there has another name. */
const named = /^(?<number>\d{12,15})\.json$/u;

async function heldIn(folder: string): Promise<Held> {
  const held = new Map<number, string>();
  for (const name of await readdir(folder).catch(() => [])) {
    const number = named.exec(name)?.groups?.['number'];
    if (number !== undefined) held.set(Number(number), (await textIn(join(folder, name))) ?? '');
  }
  return held;
}
