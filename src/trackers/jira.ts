import { z } from 'zod';
import { endInJira } from '../app/follow-ups/ends.ts';
import type { Filed, Filing, Standing, TrackerEntry } from '../app/ports/trackers.ts';
import type { HttpRequest } from '../lib/http/types.ts';
import { ask, later } from './answers.ts';
import type { Tracker } from './kind.ts';

type Entry = Extract<TrackerEntry, { kind: 'jira' }>;

/** Longest summary that Jira takes; it is one line. */
const summaryLimit = 255;

const Key = z.looseObject({ id: z.string(), key: z.string() });
const Found = z.looseObject({ issues: z.array(Key) });
const Issue = z.looseObject({
  fields: z.looseObject({
    status: z.looseObject({ statusCategory: z.looseObject({ key: z.string() }) }),
    resolution: z.looseObject({ name: z.string() }).nullish(),
  }),
});

/**
 * Issues over Jira's REST API of version 3 (developer.atlassian.com, "The Jira Cloud platform REST API"). The mark is a
 * label, by which an earlier try is found: Jira's search may be some seconds behind, so a second try comes late.
 */
export function jira(entry: Entry, token: string): Tracker {
  const credentials = Buffer.from(`${entry.email}:${token}`).toString('base64');
  const call = (path: string, body?: unknown): HttpRequest => ({
    method: body === undefined ? 'GET' : 'POST',
    url: `${entry.url}/rest/api/3/${path}`,
    headers: {
      accept: 'application/json',
      authorization: `Basic ${credentials}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    file: async (filing, send) => {
      const there = await find(entry, filing, (said) => ask(send, call('search/jql', said), Found));
      if (there !== undefined) return there;
      const made = await ask(send, call('issue', { fields: fieldsOf(entry, filing) }), Key);
      return made.status === 'read' ? filed(entry, made.value) : made;
    },
    look: async (issue, send): Promise<Standing> => {
      const read = await ask(send, call(`issue/${issue}?fields=status,resolution`), Issue);
      if (read.status === 'later') return read.code === 'NotFound' ? later('Gone') : read;
      const { status, resolution } = read.value.fields;
      return { status: endInJira(status.statusCategory.key, resolution?.name) ?? 'open' };
    },
  };
}

const filed = ({ url }: Entry, { id, key }: z.infer<typeof Key>): Filed => ({
  status: 'filed',
  issue: id,
  link: `${url}/browse/${key}`,
});

/** The issue that an earlier try made. */
async function find(
  entry: Entry,
  { mark, triedAt }: Filing,
  search: (said: unknown) => ReturnType<typeof ask<z.infer<typeof Found>>>,
): Promise<Filed | undefined> {
  if (triedAt === undefined) return undefined;
  const jql = `project = ${JSON.stringify(entry.project)} AND labels = ${JSON.stringify(mark)}`;
  const read = await search({ jql, fields: ['key'], maxResults: 1 });
  if (read.status === 'later') return read;
  const [one] = read.value.issues;
  return one && filed(entry, one);
}

const fieldsOf = (entry: Entry, { title, paragraphs, due, mark }: Filing) => ({
  project: { key: entry.project },
  issuetype: { name: entry.issueType },
  summary: Array.from(title.replaceAll(/\s+/gu, ' ')).slice(0, summaryLimit).join(''),
  description: documentOf(paragraphs),
  duedate: due,
  labels: ['sternway', mark],
});

/** Atlassian Document Format, version 1 (developer.atlassian.com): a text node is never empty. */
const documentOf = (paragraphs: readonly string[]) => ({
  type: 'doc',
  version: 1,
  content: paragraphs
    .filter((text) => text !== '')
    .map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});
