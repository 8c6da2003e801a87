import type { Voice } from '../../../src/core/texts/voice.ts';
import type { TimelineDocument } from '../../../src/core/timeline/document.ts';
import type { Entry } from '../../../src/core/timeline/entries.ts';
import type { Header } from '../../../src/core/timeline/header.ts';

/** A whole timeline of these entries in UTC, unless something else is said. */
export const sheet = (
  header: Header,
  entries: readonly Entry[],
  voice: Voice,
  more: Partial<TimelineDocument> = {},
): TimelineDocument => ({
  header,
  entries,
  all: entries.length,
  filter: {},
  zone: 'UTC',
  voice,
  ...more,
});
