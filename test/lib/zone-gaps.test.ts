import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { momentAt, nextAt, quietUntil, shownAt } from '../../src/lib/zone.ts';

const dayMs = 86_400_000;
/** No zone changes its clocks twice in so short a time; Morocco does within five weeks. */
const stepMs = 14 * dayMs;
const [since, until] = [Date.UTC(2024, 0, 1), Date.UTC(2029, 0, 1)];
const clockOf = (shown: number): string => new Date(shown).toISOString().slice(11, 16);

type Gap = { readonly zone: string; readonly at: number; readonly skippedMs: number };

/** Where clocks of the zone jump ahead: looked for in steps, then in halves down to the second. */
function gapsOf(zone: string): readonly Gap[] {
  const ahead = (ms: number): number => shownAt(ms, zone) - ms;
  const gaps: Gap[] = [];
  for (let from = since; from < until; from += stepMs) {
    let [low, high] = [from, from + stepMs];
    const [before, after] = [ahead(low), ahead(high)];
    if (after <= before) continue;
    while (high - low > 1_000) {
      const middle = Math.floor((low + high) / 2_000) * 1_000;
      if (ahead(middle) === before) low = middle;
      else high = middle;
    }
    gaps.push({ zone, at: high, skippedMs: after - before });
  }
  return gaps;
}

test('a time that clocks skip is the later side of the gap, in every zone and gap of five years', () => {
  const gaps = Intl.supportedValuesOf('timeZone').flatMap(gapsOf);
  expect(gaps.length).toBeGreaterThan(500);
  const wrong = gaps.filter(({ zone, at, skippedMs }) => {
    const skipped = shownAt(at, zone) - skippedMs / 2;
    const [date, clock] = [new Date(skipped).toISOString().slice(0, 10), clockOf(skipped)];
    const right = DateTime.fromISO(`${date}T${clock}`, { zone }).toMillis();
    const asleep = at - 20 * 60_000;
    const quiet = { from: clockOf(shownAt(at - 3 * 3_600_000, zone)), to: clock, zone };
    return (
      right <= at ||
      momentAt(date, clock, zone) !== right ||
      nextAt(asleep, clock, zone) !== right ||
      quietUntil(asleep, quiet) !== right
    );
  });
  expect(wrong).toEqual([]);
});
