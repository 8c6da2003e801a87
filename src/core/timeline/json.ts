import { isoIn } from '../../lib/zone.ts';
import { millis } from '../ids.ts';
import type { TimelineDocument } from './document.ts';

/** The timeline for programs: fields always in the same order, so that the same record makes the same bytes. */
export function timelineJson({ header, entries, filter, all, zone }: TimelineDocument): string {
  const { id, mode, severity, targets, rung, authority, declaredAt, title } = header;
  const { kinds, by, since, until, words } = filter;
  const document = {
    incident: { id, title, mode, severity, targets, rung, authority, declaredAt },
    zone,
    filter: { kinds, by, since, until, words },
    all,
    entries: entries.map(({ at, recordedAt, kind, actor, text, source, ref, ...more }) => ({
      at: isoIn(millis(at), zone),
      recorded_at: isoIn(millis(recordedAt), zone),
      kind,
      actor,
      text,
      source,
      ref,
      entry: more.entry,
      later: more.later,
      behind_ms: more.behindMs,
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
