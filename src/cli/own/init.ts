import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { clean } from '../clean.ts';
import { type Exit, exits } from '../exits.ts';
import { usageOf } from '../help.ts';
import { writeNew } from '../new-file.ts';
import type { ProposedFiles, Shell } from '../shell.ts';
import type { Own } from './own.ts';

/** Accounts in Europe have `https://api.eu.pagerduty.com`. */
const usualPagerDuty = 'https://api.pagerduty.com';

/** A first configuration with playbooks, made of what there is; nothing that is there is ever written over. */
export const init: Own = {
  word: 'init',
  usage: ['init [<file or folder>…] [--pagerduty[=<address>]] [--dry-run] [--out <folder>]'],
  summary:
    'Propose sternway.yaml and playbooks from manifests of Kubernetes, a Backstage catalog, runbooks and PagerDuty',
  run: async (shell, _client, { words, options }) => {
    const typed = readWords(words);
    if (typed === undefined) {
      shell.err(usageOf(init));
      return exits.usage;
    }
    const typist = options.as ?? shell.env['STERNWAY_AS'] ?? shell.env['USER'] ?? '';
    const proposed = await shell.offline.propose({ ...typed, typist });
    if (!proposed.ok) {
      shell.err(clean(`${proposed.error}\n`));
      return exits.refused;
    }
    for (const why of proposed.value.skipped) shell.err(clean(`${why}.\n`));
    return typed.isDryRun
      ? shown(shell, proposed.value)
      : kept(shell, proposed.value, options.out ?? '.');
  },
};

/** What was typed; undefined where it is not understood. */
function readWords(words: readonly string[]) {
  const flags = words.filter((word) => word.startsWith('--'));
  const paths = words.filter((word) => !word.startsWith('--'));
  const addresses = flags.flatMap(pagerDutyAt);
  const isDryRun = flags.includes('--dry-run');
  const isKnown = flags.length === addresses.length + (isDryRun ? 1 : 0);
  return isKnown && addresses.length < 2 && addresses.every((one) => URL.canParse(one))
    ? { paths, pagerDuty: addresses[0], isDryRun }
    : undefined;
}

/** `--pagerduty`, or `--pagerduty=https://api.eu.pagerduty.com`. */
function pagerDutyAt(flag: string): readonly string[] {
  const [name, address] = flag.split('=');
  return name === '--pagerduty' ? [address ?? usualPagerDuty] : [];
}

async function shown(shell: Shell, { files }: ProposedFiles): Promise<Exit> {
  for (const { path, text } of files) await shell.out(clean(`# --- ${path}\n${text}\n`));
  shell.err(`${files.length} files would be written. Nothing was written.\n`);
  return exits.accepted;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** All or none: half a proposal would be taken for a whole one. */
async function kept(
  shell: Shell,
  { files, isStart }: ProposedFiles,
  folder: string,
): Promise<Exit> {
  const taken: string[] = [];
  for (const { path } of files)
    if (await isThere(join(folder, path))) taken.push(join(folder, path));
  if (taken.length > 0) {
    shell.err(
      `${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} there already, and nothing is ever written over. Nothing was written. Give another folder with --out, or see it with --dry-run.\n`,
    );
    return exits.refused;
  }
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeNew(join(folder, path), [text]);
    await shell.out(`${join(folder, path)}\n`);
  }
  shell.err(
    isStart
      ? 'Nothing was found that services could be proposed from, so this is a small start: docs/install.md goes on from here.\n'
      : 'Look for GUESSED and MISSING in these files, and mend those lines; then: npx sternway doctor\n',
  );
  return exits.accepted;
}
