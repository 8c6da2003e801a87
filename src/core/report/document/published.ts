import type { Voice } from '../../texts/voice.ts';
import type { Happened } from '../../timeline/entries.ts';
import { reportOf } from './report-of.ts';
import type { Document } from './shape.ts';

/** The report as it read when it was published so often; undefined where it was not. */
export function publishedIn(
  log: readonly Happened[],
  voice: Voice,
  publication: number,
): Document | undefined {
  const index = log.findIndex(
    ({ event }) => event.type === 'ReportPublished' && event.publication === publication,
  );
  return index === -1 ? undefined : reportOf(log.slice(0, index), voice);
}
