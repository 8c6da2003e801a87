import type { EventOf } from '../events.ts';

const rounded = (count: number): string => String(Math.round(count * 10) / 10);

/** `Reports in the last hour: 31, 12 in a usual one`; without a count it says so. */
export function reportsText({
  now,
  usual,
}: Pick<EventOf<'ReportsCounted'>, 'now' | 'usual'>): string {
  if (now === null) return 'The reports could not be counted';
  const text = `Reports in the last hour: ${rounded(now)}`;
  if (usual === undefined) return text;
  return usual === null
    ? `${text}; what is usual could not be counted`
    : `${text}, ${rounded(usual)} in a usual one`;
}
