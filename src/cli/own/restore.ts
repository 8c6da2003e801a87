import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { BackupUnfit } from '../../app/backup/format.ts';
import { keptAt } from '../access.ts';
import { clean } from '../clean.ts';
import { exits } from '../exits.ts';
import { usageOf } from '../help.ts';
import { replayedLines } from '../registry/replay.ts';
import { verifiedLines } from '../registry/verify.ts';
import type { Restored } from '../shell.ts';
import type { Own } from './own.ts';

/** A registry made of a backup, where there is none; needs no running process. */
export const restore: Own = {
  word: 'restore',
  usage: ['restore <file>'],
  summary: 'Make the registry of a backup, where there is none, and verify it',
  run: async (shell, _client, { words: [file, ...more], options }) => {
    if (file === undefined || more.length > 0) {
      shell.err(usageOf(restore));
      return exits.usage;
    }
    await readable(file);
    const restored = await shell.offline.restore(keptAt(shell.env), createReadStream(file));
    await shell.out(
      options.json ? `${JSON.stringify(restored)}\n` : clean(`${said(restored).join('\n')}\n`),
    );
    return restored.report.ok ? exits.accepted : exits.refused;
  },
};

async function readable(file: string): Promise<void> {
  const isFile = await stat(file).then(
    (seen) => seen.isFile(),
    () => false,
  );
  const isReadable = isFile && (await access(file, constants.R_OK).then(yes, no));
  if (!isReadable) throw new BackupUnfit(`The file ${file} cannot be read. Nothing was restored.`);
}

const yes = (): boolean => true;
const no = (): boolean => false;

const said = ({ place, at, report, replayed, older }: Restored): readonly string[] => [
  `Restored into ${place}: the registry as of ${at}.`,
  ...(replayed === undefined ? [] : replayedLines(replayed)),
  ...verifiedLines(report),
  ...(older === undefined ? [] : ['At the next start it will say:', older]),
];
