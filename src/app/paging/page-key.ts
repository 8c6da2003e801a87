import { sha256 } from '../../lib/hash.ts';

/** One page of one incident. */
export type PageName = { readonly incident: string; readonly page: string };

/** What a page is called outside: `sternway/<registry>/INC-3/PG1`, the same in every try. */
export const pageKey = (registry: string, { incident, page }: PageName): string =>
  `sternway/${registry}/${incident}/${page}`;

/**
 * `[INC-3/PG1 5f2a9c01]`: a key as it stands in a title, for pagers that give a key back in nothing else. The digits are
 * of the whole key: two installations that page through one account do not take each other's pages for theirs.
 */
export function pageMark(key: string): string {
  const [page, incident] = key.split('/').toReversed();
  return `[${incident}/${page} ${sha256(key).slice(0, 8)}]`;
}

const key = /^sternway\/[^/]{1,100}\/(?<incident>INC-\d{1,9})\/(?<page>PG\d{1,9})$/u;
const mark = /\[(?<incident>INC-\d{1,9})\/(?<page>PG\d{1,9}) [0-9a-f]{8}\]/u;

/** The page of this registry that is meant by its key, or by its mark somewhere in a title; undefined for all others. */
export function pageSaid(registry: string, said: string): PageName | undefined {
  const { incident, page } = (key.exec(said) ?? mark.exec(said))?.groups ?? {};
  if (incident === undefined || page === undefined) return undefined;
  const own = pageKey(registry, { incident, page });
  return said === own || said.includes(pageMark(own)) ? { incident, page } : undefined;
}
