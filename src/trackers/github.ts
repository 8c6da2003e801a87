import { z } from 'zod';
import { endInGitHub } from '../app/follow-ups/ends.ts';
import type { Filed, Filing, Standing, TrackerEntry } from '../app/ports/trackers.ts';
import { after } from '../core/ids.ts';
import type { HttpRequest } from '../lib/http/types.ts';
import { ask, later } from './answers.ts';
import type { Send, Tracker } from './kind.ts';

type Entry = Extract<TrackerEntry, { kind: 'github' }>;

/** Longest title that GitHub takes. */
const titleLimit = 256;
const pageSize = 50;
/** So many issues that changed since the first try are looked through before anything else is made. */
const mostPages = 20;
/** Clocks of two machines may differ by this much. */
const clockMs = 10 * 60_000;

const Issue = z.looseObject({
  number: z.int(),
  html_url: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  state_reason: z.string().nullish(),
});
type Issue = z.infer<typeof Issue>;

/** What is hidden in the body: GitHub shows no comment of HTML. */
const hidden = (mark: string): string => `<!-- ${mark} -->`;

const filed = ({ number, html_url: link }: Issue): Filed => ({
  status: 'filed',
  issue: `${number}`,
  link,
});

/**
 * Issues over GitHub's REST API (docs.github.com, "REST API endpoints for issues"). An earlier try is looked for in the
 * list of issues that changed since: the search of GitHub finds new ones only after a while.
 */
export function github(entry: Entry, token: string): Tracker {
  const base = `${entry.url}/repos/${entry.repository}/issues`;
  const call = (url: string, body?: unknown): HttpRequest => ({
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'Sternway',
      'x-github-api-version': '2022-11-28',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    file: async (filing, send) => {
      const there = await find(filing, send, (query) => call(`${base}?${query}`));
      if (there !== undefined) return there;
      const made = await ask(send, call(base, issueOf(entry, filing)), Issue);
      return made.status === 'read' ? filed(made.value) : made;
    },
    look: async (issue, send): Promise<Standing> => {
      const read = await ask(send, call(`${base}/${issue}`), Issue);
      if (read.status === 'later') return read.code === 'NotFound' ? later('Gone') : read;
      const { state, state_reason: reason } = read.value;
      return { status: state === 'closed' ? endInGitHub(reason) : 'open' };
    },
  };
}

const issueOf = ({ labels }: Entry, { title, paragraphs, mark }: Filing) => ({
  title: Array.from(title).slice(0, titleLimit).join(''),
  body: [...paragraphs, hidden(mark)].join('\n\n'),
  labels,
});

/** The issue that an earlier try made. Rather none is made than a second one: where there is too much to look through, it waits. */
async function find(
  { mark, triedAt }: Filing,
  send: Send,
  list: (query: string) => HttpRequest,
): Promise<Filed | undefined> {
  if (triedAt === undefined) return undefined;
  const since = encodeURIComponent(`${after(triedAt, -clockMs).slice(0, 19)}Z`);
  const query = `state=all&sort=created&direction=desc&since=${since}&per_page=${pageSize}`;
  for (let page = 1; page <= mostPages; page += 1) {
    const read = await ask(send, list(`${query}&page=${page}`), z.array(Issue));
    if (read.status === 'later') return read;
    const found = read.value.find(({ body }) => body?.includes(hidden(mark)));
    if (found) return filed(found);
    if (read.value.length < pageSize) return undefined;
  }
  return later('Unclear', { why: 'too many issues changed since the first try' });
}
