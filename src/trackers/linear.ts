import { z } from 'zod';
import { endInLinear } from '../app/follow-ups/ends.ts';
import type { Filed, Filing, NotNow, Standing, TrackerEntry } from '../app/ports/trackers.ts';
import type { Behind } from '../core/report/shapes.ts';
import { sha256 } from '../lib/hash.ts';
import { bodyOf, later, problemOf } from './answers.ts';
import type { Send, Tracker } from './kind.ts';

type Entry = Extract<TrackerEntry, { kind: 'linear' }>;

const titleLimit = 255;

const Issue = z.looseObject({ id: z.string(), url: z.string() });
const Made = z.looseObject({ issueCreate: z.looseObject({ success: z.boolean(), issue: Issue }) });
const Found = z.looseObject({ issues: z.looseObject({ nodes: z.array(Issue) }) });
const Stood = z.looseObject({
  issues: z.looseObject({
    nodes: z.array(z.looseObject({ state: z.looseObject({ type: z.string() }) })),
  }),
});
const Said = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        extensions: z.looseObject({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

/** Errors come with 200 as well (linear.app/developers, "Rate limiting", "GraphQL"). */
const codes: ReadonlyMap<string, Behind> = new Map([
  ['RATELIMITED', 'Busy'],
  ['AUTHENTICATION_ERROR', 'Unauthorized'],
  ['FORBIDDEN', 'Forbidden'],
  ['INTERNAL_SERVER_ERROR', 'Unreachable'],
]);

const create =
  'mutation ($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { id url } } }';
const find =
  'query ($id: ID!) { issues(filter: { id: { eq: $id } }, includeArchived: true) { nodes { id url } } }';
const stand =
  'query ($id: ID!) { issues(filter: { id: { eq: $id } }, includeArchived: true) { nodes { state { type } } } }';

/** Linear takes the id of a new issue from whoever makes it, if it looks like a UUID of version 4: so no try makes a second one. */
export function linearId(mark: string): string {
  const digits = sha256(mark);
  const [a, b, c, d, e] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(13, 16),
    digits.slice(17, 20),
    digits.slice(20, 32),
  ];
  return `${a}-${b}-4${c}-a${d}-${e}`;
}

/** Issues over Linear's GraphQL API. */
export function linear(entry: Entry, key: string): Tracker {
  const query = <T>(send: Send, said: Query, shape: z.ZodType<T>) =>
    asked(send, { url: entry.url, key, ...said }, shape);
  return {
    file: async (filing, send) => {
      const id = linearId(filing.mark);
      if (filing.triedAt !== undefined) {
        const read = await query(send, { query: find, variables: { id } }, Found);
        if (read.status === 'later') return read;
        const [there] = read.value.issues.nodes;
        if (there) return filed(there);
      }
      const input = inputOf(entry, filing, id);
      const made = await query(send, { query: create, variables: { input } }, Made);
      if (made.status === 'later') return made;
      const { success, issue } = made.value.issueCreate;
      return success ? filed(issue) : later('Unclear');
    },
    look: async (id, send): Promise<Standing> => {
      const read = await query(send, { query: stand, variables: { id } }, Stood);
      if (read.status === 'later') return read;
      const [one] = read.value.issues.nodes;
      return one ? { status: endInLinear(one.state.type) ?? 'open' } : later('Gone');
    },
  };
}

const filed = ({ id, url }: z.infer<typeof Issue>): Filed => ({
  status: 'filed',
  issue: id,
  link: url,
});

const inputOf = (entry: Entry, { title, paragraphs, due, mark }: Filing, id: string) => ({
  id,
  teamId: entry.team,
  title: Array.from(title).slice(0, titleLimit).join(''),
  description: [...paragraphs, `\`${mark}\``].join('\n\n'),
  dueDate: due,
});

type Query = { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };

async function asked<T>(
  send: Send,
  { url, key, ...said }: Query & { readonly url: string; readonly key: string },
  shape: z.ZodType<T>,
): Promise<{ readonly status: 'read'; readonly value: T } | NotNow> {
  const headers = { 'content-type': 'application/json', authorization: key };
  const answer = await send({ method: 'POST', url, headers, body: JSON.stringify(said) });
  if ('code' in answer) return answer;
  const body = bodyOf(answer, Said);
  const problem = problemOf(answer);
  const error = errorIn(body, problem?.afterMs) ?? problem;
  if (error) return error;
  const value = shape.safeParse(body?.data).data;
  return value === undefined ? later('Unclear') : { status: 'read', value };
}

/** The first error of an answer, whatever its status is. */
function errorIn(
  body: z.infer<typeof Said> | undefined,
  afterMs: number | undefined,
): NotNow | undefined {
  const [error] = body?.errors ?? [];
  const code = error && (codes.get(error.extensions?.code ?? '') ?? 'Invalid');
  return code && later(code, { afterMs, why: error.message });
}
