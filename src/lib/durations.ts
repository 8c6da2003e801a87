import { z } from 'zod';

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const shape = /^(?<amount>\d{1,9})(?<unit>ms|s|m|h|d)$/u;

function parse(text: string): number | undefined {
  const groups = shape.exec(text)?.groups;
  const unit = Object.entries(unitMs).find(([name]) => name === groups?.['unit']);
  return unit && Number(groups?.['amount']) * unit[1];
}

/** A length of time as people write it in YAML and orders (`500ms`, `30s`, `5m`, `2h`, `7d`) → milliseconds. */
export const Duration = z.string().transform((text, context) => {
  const ms = parse(text);
  if (ms !== undefined) return ms;
  context.addIssue(`"${text}" is not a duration; write for example 500ms, 30s, 5m, 2h or 7d`);
  return z.NEVER;
});

/** Milliseconds → the two largest units that matter to a reader: `850 ms`, `42 s`, `4 min 10 s`, `2 h 5 min`, `6 days`. */
export function sayDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return twoUnits(seconds, 60, ['min', 's']);
  if (seconds < 172_800) return twoUnits(Math.round(seconds / 60), 60, ['h', 'min']);
  return `${Math.round(seconds / 86_400)} days`;
}

/** The same of what was measured, where it stands alone: nobody reads milliseconds at night. */
export const sayLasted = (ms: number): string => (ms < 1_000 ? 'at once' : sayDuration(ms));

/** The same within a sentence, behind `took`, `in` or `after`. */
export const sayTook = (ms: number): string => (ms < 1_000 ? 'less than 1 s' : sayDuration(ms));

function twoUnits(total: number, size: number, [large, small]: readonly [string, string]): string {
  const rest = total % size;
  return `${Math.floor(total / size)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}
