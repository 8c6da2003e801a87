import { z } from 'zod';
import type { Registry } from '../../app/ports/registry.ts';
import { asJson } from '../../lib/json.ts';

/** A message: where it is to stand or stands, and the digest of what it says. Never what it says. */
export const MessageRow = z.object({
  kind: z.literal('message'),
  /**
   * `wanted`: asked for here. `trying`: sent, and nobody knows yet whether it arrived. `stands`: it does. `refused`: Slack
   * takes it in no form.
   */
  state: z.enum(['wanted', 'trying', 'stands', 'refused']),
  channel: z.string(),
  thread: z.string().optional(),
  ts: z.string().optional(),
  digest: z.string().default(''),
  /** Version of the incident's stream that it says. */
  version: z.int().default(0),
  code: z.string().optional(),
  /** How often it was posted anew because somebody took it away. */
  round: z.int().default(0),
  /** It may stand twice in this round, because nobody can tell whether the first try arrived. */
  again: z.literal(true).optional(),
});
export type MessageRow = z.infer<typeof MessageRow>;

/**
 * A part of a channel's set-up. `ref` says what it was done for: the channel, the pinned message, the people. `trying`: it
 * is to be done, or done anew.
 */
export const PartRow = z.object({
  kind: z.literal('part'),
  state: z.enum(['trying', 'done', 'failed']),
  ref: z.string().optional(),
  code: z.string().optional(),
});
export type PartRow = z.infer<typeof PartRow>;

/** How far the lines of the thread are posted, and up to where a message is on its way. */
export const LinesRow = z.object({
  kind: z.literal('lines'),
  version: z.int(),
  trying: z.object({ to: z.int(), channel: z.string(), thread: z.string().optional() }).optional(),
  /** What is posted next may stand already. */
  again: z.literal(true).optional(),
});
export type LinesRow = z.infer<typeof LinesRow>;

/** The Home of somebody: what it says, by its digest, and when they looked last. */
export const HomeRow = z.object({
  kind: z.literal('home'),
  /** `over`: whoever looked is no member any more, and their Home says nothing of incidents. */
  state: z.enum(['wanted', 'stands', 'refused', 'over']),
  digest: z.string(),
  lookedAt: z.string(),
  /** The workspace that they look from. */
  team: z.string().optional(),
  code: z.string().optional(),
});
export type HomeRow = z.infer<typeof HomeRow>;

/** That somebody asked for a channel, and where. */
const AskedRow = z.object({ kind: z.literal('asked'), channel: z.string().optional() });

const Row = z.discriminatedUnion('kind', [MessageRow, PartRow, LinesRow, HomeRow, AskedRow]);
export type Row = z.infer<typeof Row>;

type Of<K extends Row['kind']> = Extract<Row, { kind: K }>;

/** What stands outside about one incident, as noted. Noting is durable before it is believed. */
export type Standing = {
  readonly message: (key: string) => MessageRow | undefined;
  readonly part: (key: string) => PartRow | undefined;
  readonly lines: () => LinesRow | undefined;
  readonly asked: () => Of<'asked'> | undefined;
  readonly messages: () => readonly (readonly [string, MessageRow])[];
  readonly homes: () => readonly (readonly [string, HomeRow])[];
  readonly note: (key: string, row: Row) => Promise<void>;
  /** Grows with every note. */
  readonly revision: () => number;
};

/** Reads what is noted. A row that this program does not understand is as if it were not there: it is posted anew. */
export async function standingOf(
  registry: Pick<Registry, 'posts' | 'notePost'>,
  about: string,
): Promise<Standing> {
  const rows = new Map<string, Row>();
  let revision = 0;
  for (const { key, body } of await registry.posts(about)) {
    const row = Row.safeParse(body);
    if (row.success) rows.set(key, row.data);
  }
  const all = <K extends Row['kind']>(is: (row: Row) => row is Of<K>) =>
    Array.from(rows).flatMap(([key, row]): readonly (readonly [string, Of<K>])[] =>
      is(row) ? [[key, row]] : [],
    );
  const get = <K extends Row['kind']>(key: string, is: (row: Row) => row is Of<K>) => {
    const row = rows.get(key);
    return row && is(row) ? row : undefined;
  };
  return {
    message: (key) => get(key, isMessage),
    part: (key) => get(key, isPart),
    lines: () => get('lines', isLines),
    asked: () => get('asked', isAsked),
    messages: () => all(isMessage),
    homes: () => all(isHome),
    note: async (key, row) => {
      await registry.notePost(about, key, asJson(row));
      rows.set(key, row);
      revision += 1;
    },
    revision: () => revision,
  };
}

const isMessage = (row: Row): row is Of<'message'> => row.kind === 'message';
const isPart = (row: Row): row is Of<'part'> => row.kind === 'part';
const isLines = (row: Row): row is Of<'lines'> => row.kind === 'lines';
const isHome = (row: Row): row is Of<'home'> => row.kind === 'home';
const isAsked = (row: Row): row is Of<'asked'> => row.kind === 'asked';
