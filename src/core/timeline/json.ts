import type { Entry } from './entries.ts';
import type { Header } from './header.ts';

/** The timeline for programs: fields always in the same order, so that the same record makes the same bytes. */
export function timelineJson(header: Header, entries: readonly Entry[]): string {
  const { id, mode, severity, targets, rung, authority, declaredAt, title } = header;
  const document = {
    incident: { id, title, mode, severity, targets, rung, authority, declaredAt },
    entries: entries.map(({ at, recordedAt, kind, actor, text, source, ref, entry, later }) => ({
      at,
      recorded_at: recordedAt,
      kind,
      actor,
      text,
      source,
      ref,
      entry,
      later,
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
