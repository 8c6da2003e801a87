import type { Measurement } from '../../app/ports/kinds.ts';
import type { Row } from './ask-instances.ts';

const mostNames = 3;

/**
 * The verdict over all rows, with the skew board as its summary: `7/8 on 1, 1/8 on 2 (checkout-2)`. Another
 * version, or an instance that only one list knows, fails; an instance that did not answer is an error that
 * names it, as it may be on any version.
 */
export function boardOf(
  { component, expect }: { readonly component: string; readonly expect: string },
  rows: readonly Row[],
): Measurement {
  const silent = rows.filter(
    ({ versions, silent }) => versions.length === 0 || silent !== undefined,
  );
  const onlyOne = rows.filter(({ from }) => from.length === 1);
  const other = rows.filter(({ versions }) => versions.some((version) => version !== expect));
  const isFail = other.length > 0 || onlyOne.length > 0;
  return {
    verdict: isFail ? 'fail' : silent.length > 0 ? 'error' : 'pass',
    summary: [...shares(expect, rows), ...oddities(rows)].join(', '),
    figure: { value: shareOn(expect, rows), unit: 'share', better: 'higher' },
    facts: {
      component,
      expect,
      instances: rows.length,
      rows: rows.map(({ id, from, urls, claimed, versions, silent }) => ({
        id,
        from: [...from],
        urls: [...urls],
        versions: [...versions],
        claimed: claimed ?? null,
        silent: silent ?? null,
      })),
    },
  };
}

/** The part of all instances that answers with this version alone. */
const shareOn = (expect: string, rows: readonly Row[]): number =>
  rows.filter(({ versions }) => versions.length > 0 && versions.every((one) => one === expect))
    .length / rows.length;

/** How many of all are on which version, the expected one first, the others by size and with names. */
function shares(expect: string, rows: readonly Row[]): readonly string[] {
  const byVersion = Map.groupBy(rows, ({ versions }) => versions.join(' and ') || undefined);
  const known = Array.from(byVersion).toSorted(
    ([a, ofA], [b, ofB]) => rank(a, expect) - rank(b, expect) || ofB.length - ofA.length,
  );
  return known.map(([version, some]) => {
    const share = `${some.length}/${rows.length} ${version === undefined ? 'without answer' : `on ${version}`}`;
    return version === expect ? share : `${share} (${names(some)})`;
  });
}

function rank(version: string | undefined, expect: string): number {
  if (version === expect) return 0;
  return version === undefined ? 2 : 1;
}

function oddities(rows: readonly Row[]): readonly string[] {
  const only = (origin: string): readonly Row[] =>
    rows.filter(({ from }) => from.length === 1 && from.some((one) => one === origin));
  const halfSilent = rows.filter(
    ({ versions, silent }) => versions.length > 0 && silent !== undefined,
  );
  return [
    { some: only('platform'), text: 'runs but takes no traffic' },
    { some: only('traffic'), text: 'takes traffic but the platform does not know it' },
    { some: halfSilent, text: 'did not answer at every address' },
  ].flatMap(({ some, text }) => (some.length === 0 ? [] : [`${text}: ${names(some)}`]));
}

function names(rows: readonly Row[]): string {
  const shown = rows.slice(0, mostNames).map(({ id }) => id);
  const more = rows.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
