import { sayDuration } from '../../lib/durations.ts';
import type { MadePlan } from '../incident/incident.ts';
import type { CardRecords } from './card.ts';

/** How long it is expected to take: as the middle one of past runs, else as long as its steps may. */
export const expectedMs = (
  { estimateMs }: Pick<MadePlan['document'], 'estimateMs'>,
  { pastRuns = 0, pastMs }: CardRecords,
): number => (pastRuns > 0 ? (pastMs ?? estimateMs) : estimateMs);

/** What has to be reckoned with: nine of ten past runs took no longer, or its steps may not. */
export const slowestMs = (
  document: Pick<MadePlan['document'], 'estimateMs'>,
  records: CardRecords,
): number => {
  const expected = expectedMs(document, records);
  return (records.pastRuns ?? 0) > 0 ? Math.max(expected, records.slowMs ?? 0) : expected;
};

/** The objective, where past runs took longer than that. */
export function tooLong(document: MadePlan['document'], records: CardRecords): string {
  const { objectives, pastRuns = 0 } = records;
  if (objectives === undefined || pastRuns === 0) return '';
  const { mitigateMs } = objectives;
  if (slowestMs(document, records) <= mitigateMs) return '';
  const which = expectedMs(document, records) > mitigateMs ? '' : 'slow ones over ';
  return `, ${which}target ${roughly(mitigateMs)}`;
}

/** Whole minutes are enough to decide on; never fewer than it may take. */
export const roughly = (ms: number): string =>
  sayDuration(ms < 120_000 ? ms : Math.ceil(ms / 60_000) * 60_000);
