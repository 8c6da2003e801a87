import { z } from 'zod';
import type { JsonObject } from '../../lib/json.ts';
import { list, oneLine } from './words.ts';

/** What a check of kind `version_skew` records: which instance answered which version. */
const Skew = z.object({
  component: z.string(),
  expect: z.string(),
  rows: z.array(
    z.object({ id: z.string(), versions: z.array(z.string()), silent: z.string().nullable() }),
  ),
});

type Reports = Readonly<Record<string, { readonly facts: JsonObject }>>;

/** The board of version skew: a line a component, as its check answered last. */
export const skewBoard = (reports: Reports): readonly string[] => [
  ...new Set(
    Object.values(reports)
      .map(({ facts }) => skewLine(facts))
      .filter((line) => line !== undefined),
  ),
];

/** The components of which not all instances answered one and the same version. */
export const mixedComponents = (reports: Reports): readonly string[] => [
  ...new Set(
    Object.values(reports).flatMap(({ facts }) => {
      const skew = Skew.safeParse(facts);
      const versions = new Set(skew.data?.rows.map((row) => row.versions.join(' and ')));
      return skew.success && versions.size > 1 ? [oneLine(skew.data.component, 60)] : [];
    }),
  ),
];

/** `checkout: 1 of 2 on release 1; 1 of 2 on release 2 (checkout-2)`; nothing for the facts of another kind of check. */
function skewLine(facts: JsonObject): string | undefined {
  const skew = Skew.safeParse(facts);
  if (!skew.success || skew.data.rows.length === 0) return undefined;
  const { component, expect, rows } = skew.data;
  const groups = Map.groupBy(rows, ({ versions }) => versions.join(' and '));
  const shares = Array.from(groups).toSorted(
    ([a], [b]) => Number(b === expect) - Number(a === expect) || a.localeCompare(b, 'en'),
  );
  const told = shares.map(([version, some]) => {
    const where = version === '' ? 'without an answer' : `on release ${oneLine(version, 60)}`;
    const names =
      version === expect
        ? ''
        : ` (${list(
            some.map(({ id }) => oneLine(id, 40)),
            4,
          )})`;
    return `${some.length} of ${rows.length} ${where}${names}`;
  });
  return `${oneLine(component, 60)}: ${told.join('; ')}`;
}
