import { z } from 'zod';
import { Answer } from '../../core/answer.ts';
import { bodyIn } from '../answer.ts';
import { type Client, Unreachable } from '../client.ts';
import { type Keeper, KeeperRefuses } from './keeper.ts';

const Report = z.object({
  ok: z.boolean(),
  events: z.number(),
  streams: z.number(),
  head: z.number(),
  erased: z.array(
    z.object({ stream: z.string(), what: z.string(), by: z.string(), basis: z.string() }),
  ),
  problems: z.array(z.object({ position: z.number(), stream: z.string(), what: z.string() })),
  anchors: z.object({
    count: z.number(),
    last: z
      .object({ number: z.number(), position: z.number(), at: z.string(), digest: z.string() })
      .nullable(),
    keys: z.array(z.string()),
    provisos: z.array(z.string()),
  }),
  attested: z
    .object({
      place: z.string(),
      number: z.number(),
      position: z.number(),
      at: z.string().nullable(),
    })
    .nullable(),
  silent: z.array(z.string()),
  unnamed: z.object({ erased: z.number(), problems: z.number(), first: z.number().nullable() }),
});
const Rebuilt = z.object({ incidents: z.number() });
const Replayed = z.object({
  texts: z.number(),
  people: z.number(),
  held: z.array(z.string()),
  unread: z.array(z.number()),
});
const Erased = z.object({
  goes: z.object({
    texts: z.number(),
    characters: z.number(),
    words: z.number(),
    answers: z.number(),
    accounts: z.number(),
    sessions: z.number(),
    searches: z.number(),
    notes: z.number(),
  }),
  takenOut: z.array(
    z.object({
      what: z.enum(['bundle', 'export']),
      incident: z.string().nullable(),
      to: z.string(),
      at: z.string(),
    }),
  ),
  staysIn: z.array(z.string()),
});

const Searches = z.object({
  searches: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      by: z.string(),
      byName: z.string(),
      person: z.string(),
      personName: z.string(),
      because: z.string(),
      via: z.string(),
    }),
  ),
});

/** No patience of our own: looking through a large registry takes as long as it takes. */
const patient = () => new AbortController().signal;

/** The registry as the running process has it. */
export function serverKeeper(client: Client): Keeper {
  const { url, hint } = client.access;
  const refused = ({ code, reason, lift }: Refusal): KeeperRefuses =>
    new KeeperRefuses(
      `Refused (${code}): ${reason}\n${lift}${code === 'NotSignedIn' ? `\n${hint}` : ''}`,
      code,
    );
  const ask = async <T>(send: Promise<Response>, schema: z.ZodType<T>): Promise<T> => {
    const body = await bodyIn(await send, url, z.union([Answer, schema]));
    const no = Answer.safeParse(body).data;
    if (no !== undefined && !no.accepted) throw refused(no.refusal);
    return schema.parse(body);
  };
  const get = (path: string) => client.send(path, { signal: patient() });
  const post = (path: string, json?: object) =>
    client.send(path, { method: 'POST', signal: patient(), ...(json && { json }) });
  const pieces = (asked: Promise<Response>) =>
    piecesOf(asked, { url, refuse: (response) => ask(Promise.resolve(response), z.never()) });
  return {
    verify: () => ask(get('/api/v1/registry/verify'), Report),
    backup: () => pieces(get('/api/v1/registry/backup')),
    rebuild: () => ask(post('/api/v1/registry/rebuild'), Rebuilt),
    replay: () => ask(post('/api/v1/registry/replay'), Replayed),
    searches: async () => (await ask(get('/api/v1/registry/searches'), Searches)).searches,
    foresee: (what) =>
      unlessNone(ask(post('/api/v1/registry/erase', { ...what, dryRun: true }), Erased)),
    erase: (what) => unlessNone(ask(post('/api/v1/registry/erase', what), Erased)),
    bundle: (incident) => pieces(post(`/api/v1/incidents/${encodeURIComponent(incident)}/bundle`)),
    exportEvents: async (incident) => {
      const response = await get(exportPath(incident));
      return { events: eventsIn(response), pieces: pieces(Promise.resolve(response)) };
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Nothing where there is nothing of the kind. */
async function unlessNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof KeeperRefuses && error.code === 'NotFound') return undefined;
    throw error;
  }
}

const exportPath = (incident: string | undefined): string =>
  `/api/v1/registry/export${incident === undefined ? '' : `?incident=${incident}`}`;

/** How many events there were when an export began. */
function eventsIn({ headers }: Response): number | undefined {
  const events = Number(headers.get('x-sternway-events') ?? Number.NaN);
  return Number.isSafeInteger(events) ? events : undefined;
}

type Refusal = Extract<Answer, { accepted: false }>['refusal'];

type Line = { readonly url: string; readonly refuse: (response: Response) => Promise<unknown> };

/** What comes, piece by piece; a "no" is told as such. */
async function* piecesOf(
  asked: Promise<Response>,
  { url, refuse }: Line,
): AsyncGenerator<Uint8Array> {
  const response = await asked;
  if (response.status !== 200) await refuse(response);
  try {
    yield* response.body ?? [];
  } catch (error) {
    throw new Unreachable(url, 'the connection was cut before all of it had come', error);
  }
}
