import type { CheckAccount } from '../account/checks.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { Instant } from '../ids.ts';
import { checkName } from '../texts/checks.ts';
import type { Voice } from '../texts/voice.ts';
import { capital, count, list, person } from '../texts/words.ts';
import type { Part, Row, Tone } from './picture.ts';

const mostRows = 12;
/** More changes of a verdict than these are not read as words. */
const mostWords = 6;

const tones = {
  pass: 'good',
  fail: 'bad',
  inconclusive: 'unclear',
  error: 'unclear',
  skipped: 'rest',
} as const satisfies Record<Verdict, Tone>;

/** A row a check with what it said from when to when. Among many those that only passed are told together. */
export function checkRows(
  checks: readonly CheckAccount[],
  end: Instant,
  voice: Voice,
): readonly Row[] {
  const rows = checks.map((check) => ({ check, row: row(check, end, voice) }));
  if (rows.length <= mostRows) return rows.map(({ row: one }) => one);
  const telling = rows.toSorted((a, b) => Number(isCalm(a.check)) - Number(isCalm(b.check)));
  const shown = new Set(telling.slice(0, mostRows - 1));
  const rest = rows.filter((one) => !shown.has(one)).map(({ check }) => check);
  return [...rows.filter((one) => shown.has(one)).map(({ row: one }) => one), together(rest)];
}

/** It never said anything but that all is well. */
const isCalm = ({ history, waiver }: CheckAccount): boolean =>
  waiver === undefined && history.length > 0 && history.every(({ verdict }) => verdict === 'pass');

function together(checks: readonly CheckAccount[]): Row {
  const said = Map.groupBy(checks, ({ last }) => last ?? 'never asked');
  const says = Array.from(said, ([word, some]) => `${some.length} ${word}`);
  return { name: count(checks.length, 'more check'), says: `said last: ${list(says)}`, parts: [] };
}

function row(check: CheckAccount, end: Instant, voice: Voice): Row {
  const parts = partsOf(check, end);
  return { name: capital(checkName(check.check)), says: says(check, parts, voice), parts };
}

/** What it said until it said something else. */
function partsOf({ history }: CheckAccount, end: Instant): readonly Part[] {
  const changes = history.filter(({ verdict, held }, index) => {
    const before = history[index - 1];
    return before?.verdict !== verdict || before.held !== held;
  });
  return changes.map(({ verdict, held, at }, index) => ({
    from: at,
    to: changes[index + 1]?.at ?? end,
    tone: tones[verdict],
    word: held ? `${verdict}, held` : verdict,
  }));
}

function says({ waiver }: CheckAccount, parts: readonly Part[], voice: Voice): string {
  const words = parts.map(({ word }) => word);
  const cut = words.length > mostWords ? ['…', ...words.slice(-mostWords)] : words;
  const said = words.length === 0 ? 'never asked' : cut.join(' → ');
  return waiver === undefined ? said : `${said}; waived by ${person(waiver.by, voice)}`;
}
