import { csvOf } from '../../lib/csv.ts';
import { isoIn } from '../../lib/zone.ts';
import { millis } from '../ids.ts';
import { laterText } from '../texts/timeline.ts';
import type { TimelineDocument } from './document.ts';
import type { Entry } from './entries.ts';

const columns = 'entry,at,recorded_at,kind,actor,source,text,later,ref'.split(',');

const row = (entry: Entry, zone: string): readonly string[] => [
  entry.entry,
  isoIn(millis(entry.at), zone),
  isoIn(millis(entry.recordedAt), zone),
  entry.kind,
  entry.actor,
  entry.source,
  entry.text,
  entry.later.map(laterText).join('\n'),
  entry.ref,
];

/** The timeline for spreadsheets, an entry a row. What was said later about one stands in its row, a line each. */
export const timelineCsv = ({ entries, zone }: TimelineDocument): string =>
  csvOf([columns, ...entries.map((entry) => row(entry, zone))]);
