import type { Incident } from '../../core/incident/incident.ts';
import { sourceOf } from '../../core/report/document/source.ts';
import { findingsIn } from '../../core/report/document/wording.ts';
import { kinderText } from '../../core/texts/report.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

/** What could be said kinder in the whole report, a line each: it is told to whoever says that the report is finished. */
export async function wordingOf(
  ship: Pick<Ship, 'logs'> & Parameters<typeof voiceOf>[0],
  { id }: Pick<Incident, 'id'>,
): Promise<readonly string[]> {
  const source = sourceOf(await ship.logs.read(id), voiceOf(ship));
  return source === undefined ? [] : findingsIn(source).map(kinderText);
}
