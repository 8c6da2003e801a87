import { sha256 } from '../../lib/hash.ts';

const digits = 12;

/** How a single search for a person is called, by the key under which it was noted: `3f2a91c04be1`. */
export const searchName = (key: string): string => sha256(key).slice(0, digits);

/** The same as people write it, so that the reason can be erased: `search/3f2a91c04be1`. */
const searchPattern = /^search\/(?<search>[0-9a-f]{12})$/u;

/** The one text of a search: why it was made. */
export const whySearched = 'because';

/** The search that is written so; undefined for anything else. */
export const searchIn = (written: string): string | undefined =>
  searchPattern.exec(written)?.groups?.['search'];
