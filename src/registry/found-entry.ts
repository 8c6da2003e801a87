import type { FoundEntry } from '../app/ports/registry.ts';
import { Mode } from '../core/envelope.ts';
import { EntryId, Instant } from '../core/ids.ts';
import type { Json } from '../lib/json.ts';
import { intact } from './intact.ts';

type Row = {
  readonly id: string;
  readonly mode: string;
  readonly isPrivate: number;
  readonly declaredAt: string;
  readonly version: number;
  readonly title: string | null;
  readonly shown: Json;
  readonly shownVersion: number | null;
};

/** An incident that was found, out of the row of its entry. */
export const foundEntry = ({ shown, shownVersion, ...row }: Row): FoundEntry => ({
  id: intact(EntryId, row.id),
  mode: intact(Mode, row.mode),
  isPrivate: row.isPrivate !== 0,
  declaredAt: intact(Instant, row.declaredAt),
  version: row.version,
  title: row.title,
  shown: shownVersion === null ? undefined : { version: shownVersion, row: shown },
});
