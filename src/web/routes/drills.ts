import { z } from 'zod';
import { drillRows } from '../../app/drills/tell.ts';
import { type Drill, lastPass, lastUnscored, type Unscored } from '../../core/drill/book.ts';
import type { PersonId } from '../../core/ids.ts';
import type { DrillRow } from '../../core/texts/drills.ts';
import { parse } from '../parse.ts';
import { no, ok } from '../reply.ts';
import type { Route } from '../route.ts';

const Query = z.strictObject({ service: z.string().optional() });

/** `GET /api/v1/drills?service=checkout`: when each service was rehearsed last, whether it is overdue, and whose turn it is. */
export const drills: Route = {
  method: 'GET',
  path: '/api/v1/drills',
  who: 'person',
  handle: async ({ ship }, asked) => {
    const query = parse(Query, asked.query);
    if (!query.ok) return no(ship, query.error);
    const rows = await drillRows(ship, query.value.service);
    if ('code' in rows) return no(ship, rows);
    return ok({ drills: rows.map((row) => shown(row, ship.directory.nameOf)) });
  },
};

type NameOf = (person: PersonId) => string;

const shown = ({ rules, book, standing, person, takes }: DrillRow, nameOf: NameOf) => ({
  service: rules.service,
  target: rules.target,
  team: rules.team,
  state: standing.state,
  due: standing.due,
  planned: standing.named && {
    day: standing.named.day,
    by: standing.named.by && nameOf(standing.named.by),
  },
  overdueDays: standing.overdueDays,
  playbookChanged: standing.changed,
  lastPass: shownDrill(lastPass(book), nameOf),
  last: shownDrill(book.drills.at(-1), nameOf),
  lastNotScored: shownUnscored(lastUnscored(book), nameOf),
  next: person && nameOf(person),
  takesMs: takes?.ms,
  skipsInARow: book.skips,
});

const shownDrill = (drill: Drill | undefined, nameOf: NameOf) =>
  drill && {
    at: drill.at,
    incident: drill.incident,
    person: nameOf(drill.person),
    passed: drill.passed,
    tookMs: drill.tookMs,
  };

/** The last drill, where no strategy began in it; `code` is of the refusal that stood in the way. */
const shownUnscored = (drill: Unscored | undefined, nameOf: NameOf) =>
  drill && {
    at: drill.at,
    incident: drill.incident,
    person: nameOf(drill.person),
    code: drill.code,
  };
