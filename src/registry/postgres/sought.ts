import type { Sought } from '../../app/ports/registry.ts';
import { storable } from '../../core/chain.ts';
import { IncidentOutcome } from '../../core/registry/entry.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { entries, facets, words } from './schema.ts';

const { and, eq, gte, inArray, lt } = orm;

/** After every word that begins with another one. */
const last = '\u{10ffff}';

type Db = Link['db'];

/** What has to be so of an entry that is sought; all of it, and nothing for what nobody asked. */
export function conditions(db: Db, sought: Sought) {
  const { place, strategy, outcome, person, mode, since, until } = sought;
  const isOfIncident = IncidentOutcome.safeParse(outcome).success;
  const having = (kind: string, value: string | undefined) =>
    value === undefined ? undefined : hasFacet(db, kind, value);
  return [
    ...(sought.words ?? []).map((begun) => hasWord(db, begun)),
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

const hasFacet = (db: Db, kind: string, value: string) =>
  inArray(
    entries.position,
    db
      .select({ entry: facets.entry })
      .from(facets)
      .where(and(eq(facets.kind, kind), eq(facets.value, storable(value)))),
  );

const hasWord = (db: Db, begun: string) =>
  inArray(
    entries.position,
    db
      .select({ entry: words.entry })
      .from(words)
      .where(and(gte(words.word, begun), lt(words.word, `${begun}${last}`))),
  );
