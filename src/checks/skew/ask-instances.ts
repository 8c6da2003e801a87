import type { Question } from '../../app/ports/kinds.ts';
import { valueAt } from '../../lib/json-path.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Site } from '../check-kind.ts';
import { get, jsonOf } from '../http-get.ts';
import type { Instance, Origin } from './instances.ts';

/** One instance with all that is known of it. */
export type Row = {
  readonly id: string;
  readonly from: readonly Origin[];
  readonly urls: readonly string[];
  readonly claimed: string | undefined;
  /** What it answered, each version once; more than one when its addresses disagree. */
  readonly versions: readonly string[];
  /** Why it did not answer, where it did not. */
  readonly silent: string | undefined;
};

/** How long one instance may take: one that hangs must not hide what the others answer. */
const instanceMs = 3_000;
const atOnce = 16;
const longestVersion = 64;

type How = {
  readonly path: string;
  readonly at: string;
  readonly question: Question;
  readonly site: Site;
};

/** Asks every instance at each of its addresses, a few at a time; one row an instance, in order of id. */
export async function askInstances(listed: readonly Instance[], how: How): Promise<readonly Row[]> {
  const byId = Map.groupBy(listed, ({ id }) => id);
  const waiting = Array.from(byId.entries()).toSorted(([a], [b]) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  const rows: Row[] = [];
  const queue = waiting.entries();
  const worker = async (): Promise<void> => {
    for (const [at, [id, entries]] of queue) rows[at] = await rowOf(id, entries, how);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return rows;
}

async function rowOf(id: string, entries: readonly Instance[], how: How): Promise<Row> {
  const urls = Array.from(new Set(entries.map(({ url }) => url)));
  const answers = await Promise.all(urls.map((url) => versionAt(url, how)));
  const versions = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  return {
    id,
    from: Array.from(new Set(entries.map(({ from }) => from))),
    urls,
    claimed: entries.find(({ claimed }) => claimed !== undefined)?.claimed,
    versions: Array.from(new Set(versions)),
    silent: answers.flatMap((answer) => (answer.ok ? [] : [answer.error]))[0],
  };
}

async function versionAt(
  base: string,
  { path, at, question, site }: How,
): Promise<Result<string, string>> {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/$/u, '') + path;
  const signal = AbortSignal.any([question.signal, AbortSignal.timeout(instanceMs)]);
  const source = { url: url.href, headers: {}, headers_secret: {} };
  const answer = await get(source, { ...question, signal }, site);
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return err(`status ${answer.value.status}`);
  const json = jsonOf(answer.value);
  const named = json.ok ? (valueAt(json.value, at) ?? json.value) : answer.value.body;
  if (typeof named !== 'string' && typeof named !== 'number')
    return err('its answer names no version');
  const version = String(named).trim();
  return version === '' || /[^\x20-\x7e]/u.test(version) || version.length > longestVersion
    ? err('its answer names no version')
    : ok(version);
}
