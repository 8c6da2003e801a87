import type { IncidentSummary } from '../incident/summary.ts';
import { registry, type Voice } from './voice.ts';
import { clock, list, person } from './words.ts';

type Page = {
  readonly rows: readonly IncidentSummary[];
  /** Whether there are others behind them. */
  readonly more: boolean;
};

/** The incidents of one page, the newest first, a line each, and how to see the next page. */
export function registryListText({ rows, more }: Page, voice: Voice): string {
  const last = rows.at(-1);
  if (last === undefined) return 'No incident fits.';
  return [
    ...rows.map((row) => line(row, voice)),
    ...(more ? [`There are more: ${registry(voice, `list --after ${last.id}`)}`] : []),
  ].join('\n');
}

function line(row: IncidentSummary, voice: Voice): string {
  const { id, mode, severity, rung, targets, declaredAt, authority } = row;
  const drill = mode === 'live' ? '' : `${mode.toUpperCase()} `;
  return `• ${drill}${id}, ${severity ?? 'no severity yet'}, ${rung}: ${list(targets)}, declared ${clock(declaredAt, voice)}, ${person(authority, voice)} decides`;
}
