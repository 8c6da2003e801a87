import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Options } from './arguments.ts';
import type { Kept, Shell } from './shell.ts';

/** Where the process is, and as whom it is talked to. */
export type Access = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  /** A process on this machine, whose data folder may be at hand. */
  readonly isLocal: boolean;
  /** What a person may do about it when the process does not know who this is. */
  readonly hint: string;
};

const defaultUrl = 'http://127.0.0.1:3400';

/**
 * A token that is given (`--token`, `STERNWAY_TOKEN`), else the local token of the data folder with the person of `--as`,
 * else of `STERNWAY_AS`, else of `USER`. The local token is never sent to another machine. Undefined when the address is none.
 */
export async function accessOf(
  { env }: Pick<Shell, 'env'>,
  options: Options,
): Promise<Access | undefined> {
  const url = options.url ?? named(env['STERNWAY_URL']) ?? defaultUrl;
  const isLocal = isLoopback(url);
  if (isLocal === undefined) return undefined;
  const place = { url, isLocal, dataFolder: keptAt(env).data };
  const given = options.token ?? named(env['STERNWAY_TOKEN']);
  return given === undefined
    ? { ...place, ...(await locally(place, options.as ?? userOf(env))) }
    : { ...place, headers: bearer(given), hint: 'Is the token the right one?' };
}

type Place = Pick<Access, 'isLocal' | 'dataFolder'>;

async function locally(
  { isLocal, dataFolder }: Place,
  as: string,
): Promise<Pick<Access, 'headers' | 'hint'>> {
  const file = join(dataFolder, 'local-token');
  const token = isLocal ? await contentOf(file) : undefined;
  if (token === undefined) return { headers: bearer(''), hint: withoutToken(file, isLocal) };
  return {
    headers: { ...bearer(token), ...(isSendable(as) && { 'x-sternway-as': as }) },
    hint: 'Say who you are with --as <name>, or once with export STERNWAY_AS=<name>, as sternway.yaml lists people.',
  };
}

const userOf = (env: Shell['env']): string =>
  named(env['STERNWAY_AS']) ?? named(env['USER']) ?? env['LOGNAME'] ?? '';

/** Where the registry is, for what needs no running process. */
export const keptAt = (env: Shell['env']): Kept => ({
  data: named(env['STERNWAY_DATA']) ?? './data',
  database: named(env['DATABASE_URL']?.trim()),
});

/** Set to nothing is as good as not set. */
const named = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** What cannot stand in a header is not sent; the process then says that it knows nobody. */
const isSendable = (text: string): boolean => /^[\x21-\x7e]+$/u.test(text);

const bearer = (token: string): Readonly<Record<string, string>> => ({
  'x-sternway-via': 'cli',
  ...(isSendable(token) && { authorization: `Bearer ${token}` }),
});

function isLoopback(url: string): boolean | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(hostname);
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    const token = (await readFile(file, 'utf8')).trim();
    return isSendable(token) ? token : undefined;
  } catch {
    // Not there or not ours to read: then a token must be given, and the hint says so.
    return undefined;
  }
}

const withoutToken = (file: string, isLocal: boolean): string =>
  isLocal
    ? `No token was given and ${file} cannot be read. Set STERNWAY_TOKEN, or STERNWAY_DATA to the data folder of the running Sternway.`
    : 'No token was given. Set STERNWAY_TOKEN, or use --token.';
