import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnchorPlace, Brought, Confirmed, Receipt } from '../../app/ports/anchors.ts';
import type { AnchorPlaceEntry } from '../../app/ports/configuration.ts';
import { Anchor, anchorDigest } from '../../core/proof/anchor.ts';
import { canonical } from '../../lib/canonical.ts';
import { runProgram } from '../../lib/program/run.ts';
import { redactorOf } from '../../lib/redaction.ts';
import { openTurns } from '../../lib/turns.ts';
import type { Site } from '../site.ts';

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
    confirm: (receipts, signal) =>
      guarded<Confirmed>(
        () => compared(clone, { receipts, registry: site.registry }, signal),
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

/** Anchor by anchor, as they stand there now. When the repository took them only its own host can say. */
async function compared(
  { place, folder, refresh }: Clone,
  { receipts, registry }: { readonly receipts: readonly Receipt[]; readonly registry: string },
  signal: AbortSignal,
): Promise<Confirmed> {
  await refresh(signal);
  const problems: string[] = [];
  let last: Confirmed['last'];
  for (const { anchor } of receipts) {
    const there = await textIn(join(folder, fileOf(anchor)));
    if (there === canonical(anchor)) last = { anchor, at: undefined };
    else {
      problems.push(
        `anchor ${anchor.number} ${there === undefined ? 'is missing' : 'is another one'} in ${place}`,
      );
    }
  }
  return { last, problems, newest: await newestIn(folder, registry) };
}

/** The last file of this registry there. */
async function newestIn(folder: string, registry: string): Promise<Confirmed['newest']> {
  const names = await readdir(join(folder, registry)).catch(() => []);
  // Of one length, so the greatest number is the greatest text.
  const name = names.reduce((last, one) => (one > last ? one : last), '');
  const text = name === '' ? undefined : await textIn(join(folder, registry, name));
  return text === undefined ? undefined : Anchor.safeParse(JSON.parse(text)).data;
}
