import type { JsonObject } from '../../../src/lib/json.ts';
import { ok, type Result } from '../../../src/lib/result.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What the caller asked for: how many, and from where on. */
export type PageArgs = {
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

export type Page<T> = {
  readonly items: readonly T[];
  /** What leads to the next page, in Slack's shape; an empty cursor after the last one. */
  readonly next: JsonObject;
  readonly hasMore: boolean;
};

export type PageSize<T> = {
  /** How many come without asking, and how many may be asked for. */
  readonly usual: number;
  readonly most: number;
  /** Names an item where the list may grow at its beginning, so that a cursor still leads to the same place. */
  readonly keyOf?: (item: T) => string;
};

/** One page of a list. */
export const page = <T>(
  all: readonly T[],
  { cursor, limit }: PageArgs,
  { usual, most, keyOf }: PageSize<T>,
): Result<Page<T>, Refusal> => {
  const size = limit === undefined || limit === '0' ? usual : Number(limit);
  if (!Number.isInteger(size) || size < 1 || size > most) return refuse('invalid_limit');
  const keys = all.map((item, place) => keyOf?.(item) ?? String(place));
  const start = cursor === undefined ? 0 : keys.indexOf(keyIn(cursor));
  if (start < 0) return refuse('invalid_cursor');
  const following = keys[start + size];
  const next = { response_metadata: { next_cursor: cursorTo(following) } };
  const items = all.slice(start, start + size);
  return ok({ items, hasMore: following !== undefined, next });
};

const cursorTo = (key: string | undefined): string =>
  key === undefined ? '' : Buffer.from(`next:${key}`).toString('base64');

const keyIn = (cursor: string): string =>
  /^next:(.+)$/u.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1] ?? '';
