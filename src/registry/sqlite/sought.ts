import type { Sought } from '../../app/ports/registry.ts';
import { IncidentOutcome } from '../../core/registry/entry.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { entries, facets, words } from './schema.ts';

const { and, eq, exists, gte, inArray, lt, sql } = orm;

/** After every word that begins with another one. */
const last = '\u{10ffff}';
/** So many rows are collected before a page is cut; where there are more, a page is full soon by looking at one after the other. */
const mostCollected = 5_000;
/** So many words of one beginning are looked for at each incident. */
const mostWords = 30;

/** What has to be so of an entry that is sought; all of it, and nothing for what nobody asked. */
export function conditions(store: Store, sought: Sought) {
  const { place, strategy, outcome, person, mode, since, until } = sought;
  const isOfIncident = IncidentOutcome.safeParse(outcome).success;
  const having = (kind: string, value: string | undefined) =>
    value === undefined ? undefined : hasFacet(store, kind, value);
  return [
    ...(sought.words ?? []).map((begun) => hasWord(store, begun)),
    having('place', place),
    having('strategy', strategy),
    having('person', person),
    isOfIncident ? undefined : having('outcome', outcome),
    isOfIncident && outcome !== undefined ? eq(entries.outcome, outcome) : undefined,
    mode && eq(entries.mode, mode),
    since === undefined ? undefined : gte(entries.declaredAt, since),
    until === undefined ? undefined : lt(entries.declaredAt, until),
  ];
}

function hasFacet({ db, client }: Store, kind: string, value: string) {
  const own = and(eq(facets.kind, kind), eq(facets.value, value));
  const isMany =
    client
      .prepare<[string, string, number], number>(
        'SELECT 1 FROM facets WHERE kind = ? AND value = ? LIMIT 1 OFFSET ?',
      )
      .pluck()
      .get(kind, value, mostCollected) !== undefined;
  return isMany
    ? exists(
        db
          .select({ one: sql`1` })
          .from(facets)
          .where(and(own, eq(facets.entry, entries.position))),
      )
    : inArray(entries.position, db.select({ entry: facets.entry }).from(facets).where(own));
}

function hasWord(store: Store, begun: string) {
  const { db } = store;
  const common = commonWords(store, begun);
  return common === undefined
    ? inArray(
        entries.position,
        db
          .select({ entry: words.entry })
          .from(words)
          .where(and(gte(words.word, begun), lt(words.word, `${begun}${last}`))),
      )
    : exists(
        db
          .select({ one: sql`1` })
          .from(words)
          .where(and(inArray(words.word, common), eq(words.entry, entries.position))),
      );
}

/** The words that begin so, where they stand in more places than are collected and are few enough to be asked for each. */
function commonWords({ client }: Store, begun: string): string[] | undefined {
  const end = `${begun}${last}`;
  const more = client
    .prepare<[string, string, number], number>(
      'SELECT 1 FROM words WHERE word >= ? AND word < ? LIMIT 1 OFFSET ?',
    )
    .pluck()
    .get(begun, end, mostCollected);
  if (more === undefined) return undefined;
  // From word to word by the index: grouping would walk through every place.
  const found = client
    .prepare<[string, string, string, number], string>(`
      WITH RECURSIVE found (word) AS (
        SELECT min(word) FROM words WHERE word >= ? AND word < ?
        UNION ALL
        SELECT (SELECT min(word) FROM words WHERE word > found.word AND word < ?)
        FROM found WHERE found.word IS NOT NULL LIMIT ?
      )
      SELECT word FROM found WHERE word IS NOT NULL`)
    .pluck()
    .all(begun, end, end, mostWords + 1);
  return found.length > mostWords ? undefined : found;
}
