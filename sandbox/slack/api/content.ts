import { z } from 'zod';
import { Json, JsonObject } from '../../../src/lib/json.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import { checkMessage, type Problem } from '../../../src/slack/limits/check.ts';
import type { Metadata } from '../state/message.ts';
import { longestText } from '../state/post.ts';
import { nested, text } from './args.ts';
import { type Refusal, refuse, refuseArguments } from './refusal.ts';

/** The arguments with which methods carry a message's content. */
export const contentArgs = {
  text: text.optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  metadata: z.unknown().optional(),
};

type ContentArgs = {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
};

/** A message's content; undefined is what was not given. Empty metadata is `null`. */
export type Content = {
  readonly text: string | undefined;
  readonly blocks: readonly JsonObject[] | undefined;
  readonly attachments: readonly Json[] | undefined;
  readonly metadata: Metadata | null | undefined;
};

const Objects = nested(z.array(JsonObject));
const EventMetadata = z.object({ event_type: z.string().min(1), event_payload: JsonObject });
const NoMetadata = z.strictObject({}).transform(() => null);
const MetadataArg = nested(z.union([EventMetadata, NoMetadata]));

/** Which method's limits hold: posts are cut where they are too long, private ones and edits are refused. */
export type Purpose = 'post' | 'whisper' | 'update';

/** Reads content out of arguments and holds it to Slack's limits. Content that nobody could see is `no_text`. */
export const readContent = (args: ContentArgs, purpose: Purpose): Result<Content, Refusal> => {
  const parts = readParts(args);
  if (!parts.ok) return parts;
  const said = purpose === 'post' ? args.text?.slice(0, longestText) : args.text;
  const content = { ...parts.value, text: said };
  if (!isVisible(content)) return refuse('no_text');
  const { blocks, metadata } = content;
  const problems = checkMessage(
    {
      text: said === '' || said === undefined ? onlyAttachments : said,
      blocks,
      metadata: metadata ?? undefined,
    },
    purpose === 'update' ? 'update' : 'post',
  );
  return problems.length > 0 ? refuseProblems(problems) : ok(content);
};

const readParts = (args: ContentArgs): Result<Omit<Content, 'text'>, Refusal> => {
  const blocks = read(args.blocks, Objects);
  if (blocks === 'unreadable') return refuse('invalid_blocks_format');
  const attachments = read(args.attachments, Objects);
  if (attachments === 'unreadable') return refuse('invalid_attachments');
  const metadata = read(args.metadata, MetadataArg);
  if (metadata === 'unreadable') return refuse('invalid_metadata_format');
  return ok({ blocks, attachments, metadata });
};

/** Stands in for the text of a message that has none: without it the check would ask for one. */
const onlyAttachments = ' ';

const isVisible = ({ text, blocks, attachments }: Content): boolean =>
  (text ?? '') !== '' || [blocks, attachments].some((list) => (list ?? []).length > 0);

/** Slack's refusal of these problems: the first one's code, and a sentence for each with its place. */
export const refuseProblems = (problems: readonly Problem[], at = '') =>
  refuseArguments(
    problems.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${at}${pointer}]`),
    problems[0]?.code ?? 'invalid_arguments',
  );

const read = <T>(value: unknown, schema: z.ZodType<T>): T | undefined | 'unreadable' => {
  if (value === undefined || value === null || value === '') return undefined;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : 'unreadable';
};
