import type { Log } from '../app/ship.ts';
import type { Instant } from '../core/ids.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import { httpCall } from '../lib/http/call.ts';
import type { HttpAnswer, HttpRequest } from '../lib/http/types.ts';
import type { Result } from '../lib/result.ts';

/** What places work with. */
export type Site = {
  /** The name of the registry. */
  readonly registry: string;
  /** The data folder: clones of repositories stand in there. */
  readonly data: string;
  readonly secrets: (
    names: readonly string[],
  ) => Result<Readonly<Record<string, string>>, readonly string[]>;
  readonly guard: AddressGuard;
  /** What little of our environment a program gets. */
  readonly inherited: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly now: () => Instant;
  /** A file as the configuration names it: meant from where that stands. */
  readonly fileOf: (path: string) => string;
};

/** No answer of a place is longer than this. */
const maxBytes = 256 * 1024;

/** The value of one secret; undefined while nobody has set it. */
export function secretIn({ secrets }: Pick<Site, 'secrets'>, name: string): string | undefined {
  const found = secrets([name]);
  return found.ok ? found.value[name]?.trim() : undefined;
}

/** One request; the answer, or the code of why there is none. */
export async function asked(
  { guard }: Pick<Site, 'guard'>,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer | string> {
  const answer = await httpCall(request, { guard, signal, maxBytes });
  return answer.ok ? answer.value : answer.error.code;
}

/** What an answer's `Date` says, as we write moments; whole seconds, so up to one behind. */
export function dateOf({ date }: Pick<HttpAnswer, 'date'>): string | undefined {
  const ms = Date.parse(date ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

export const isTaken = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;
