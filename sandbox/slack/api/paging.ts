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

/** One page. `most` is the longest that may be asked for, `usual` what comes without asking. */
export const page = <T>(
  all: readonly T[],
  { cursor, limit }: PageArgs,
  { usual, most }: { readonly usual: number; readonly most: number },
): Result<Page<T>, Refusal> => {
  const size = limit === undefined || limit === '0' ? usual : Number(limit);
  if (!Number.isInteger(size) || size < 1 || size > most) return refuse('invalid_limit');
  const start = cursor === undefined ? 0 : placeOf(cursor);
  if (start === undefined || start > all.length) return refuse('invalid_cursor');
  const end = start + size;
  const hasMore = end < all.length;
  const next = { response_metadata: { next_cursor: hasMore ? cursorTo(end) : '' } };
  return ok({ items: all.slice(start, end), hasMore, next });
};

const cursorTo = (place: number): string => Buffer.from(`next:${place}`).toString('base64');

const placeOf = (cursor: string): number | undefined => {
  const place = /^next:(\d+)$/u.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  return place === undefined ? undefined : Number(place);
};
