import { type Instant, instant, millis } from '../../core/ids.ts';

const unitMs: ReadonlyMap<string, number> = new Map([
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** A moment as it was said, or so long before now. */
export function momentOf(said: string, now: Instant): Instant {
  const unit = unitMs.get(said.slice(-1));
  return unit === undefined ? said : instant(millis(now) - Number(said.slice(0, -1)) * unit);
}
