import type { PersonId } from '../../core/ids.ts';
import { incidentOf } from '../incidents.ts';
import { maySee, type Sighted } from '../people/sight.ts';
import type { VerifyReport } from '../ports/verify-report.ts';

/** What verifying found in private incidents that its reader may not know of: counted, and named nowhere. */
export type Unnamed = {
  readonly erased: number;
  readonly problems: number;
  /** Position of the first bad row among them: from there on nobody decides anything. */
  readonly first: number | null;
};

export const noneUnnamed: Unnamed = { erased: 0, problems: 0, first: null };

/** What verifying came to, as this person may have it: rows of private incidents that they may not know of are counted alone. */
export async function asSeenBy<R extends Pick<VerifyReport, 'erased' | 'problems'>>(
  ship: Sighted,
  report: R,
  person: PersonId | undefined,
): Promise<R & { readonly unnamed: Unnamed }> {
  const hidden = await hiddenStreams(ship, report, person);
  const isNamed = ({ stream }: { readonly stream: string }) => !hidden.has(stream);
  const erased = report.erased.filter(isNamed);
  const problems = report.problems.filter(isNamed);
  return {
    ...report,
    erased,
    problems,
    unnamed: {
      erased: report.erased.length - erased.length,
      problems: report.problems.length - problems.length,
      first: report.problems.find((one) => !isNamed(one))?.position ?? null,
    },
  };
}

async function hiddenStreams(
  ship: Sighted,
  { erased, problems }: Pick<VerifyReport, 'erased' | 'problems'>,
  person: PersonId | undefined,
): Promise<ReadonlySet<string>> {
  const open = new Set(
    (await ship.registry.summaries()).filter((one) => one.private !== true).map(({ id }) => id),
  );
  const hidden = new Set<string>();
  for (const stream of new Set([...erased, ...problems].map((one) => one.stream))) {
    if (!stream.startsWith('incident/')) continue;
    const id = incidentOf(stream);
    const isSeen = id !== undefined && (open.has(id) || (await isInside(ship, id, person)));
    if (!isSeen) hidden.add(stream);
  }
  return hidden;
}

/** Who was let into an incident that cannot be read, nobody can tell: then this person was not. */
async function isInside(ship: Sighted, id: string, person: PersonId | undefined): Promise<boolean> {
  const loaded = await ship.incidents.load(id).catch(() => undefined);
  return loaded?.state !== undefined && maySee(ship, loaded.state, person);
}
