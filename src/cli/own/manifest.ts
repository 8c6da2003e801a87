import { err, ok, type Result } from '../../lib/result.ts';
import { clean } from '../clean.ts';
import { exits } from '../exits.ts';
import { usageOf } from '../help.ts';
import type { MadeManifest, Shell } from '../shell.ts';
import type { Own } from './own.ts';

/** Sternway as an app in Slack, under the names that the configuration gives its commands; needs no running process. */
export const manifest: Own = {
  word: 'manifest',
  usage: ['manifest [--http <url>]'],
  summary:
    'Make the manifest of the app for Slack; with --http for an installation that Slack reaches',
  run: async (shell, _client, { words, options }) => {
    const http = typedAddress(words);
    if (!http.ok) {
      shell.err(http.error);
      return exits.usage;
    }
    const made = await make(shell, http.value);
    if (made === undefined) return exits.refused;
    await shell.out(options.json ? `${JSON.stringify(made.manifest)}\n` : made.text);
    if (http.value?.startsWith('http:') === true)
      shell.err('Slack itself sends to https addresses only.\n');
    return exits.accepted;
  },
};

/** The address after `--http`, none when nothing was typed; refuses with what to print. */
function typedAddress([option, ...rest]: readonly string[]): Result<string | undefined, string> {
  if (option === undefined) return ok(undefined);
  const [name, attached] = option.split(/=(?<attached>.*)/su);
  const [typed = '', ...more] = attached === undefined ? rest : [attached, ...rest];
  if (name !== '--http' || more.length > 0) return err(usageOf(manifest));
  const url = URL.parse(typed);
  return url !== null && /^https?:$/u.test(url.protocol) && `${url.search}${url.hash}` === ''
    ? ok(url.href)
    : err(
        '--http takes the address at which Slack reaches this installation: --http https://sternway.example\n',
      );
}

/** Undefined after it has said why there is none. */
async function make(shell: Shell, http: string | undefined): Promise<MadeManifest | undefined> {
  const named = shell.env['STERNWAY_CONFIG'] ?? '';
  const made = await shell.offline.manifest({
    file: named === '' ? './sternway.yaml' : named,
    mustExist: named !== '',
    ...(http !== undefined && { http }),
  });
  if (made.ok) return made.value;
  for (const { file, line, column, message } of made.error)
    shell.err(clean(`${file}:${line}:${column} ${message}\n`));
  shell.err('The commands have their names from that file, so no manifest was made.\n');
  return undefined;
}
