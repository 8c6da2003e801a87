import { timelineCsv } from './csv.ts';
import type { TimelineDocument } from './document.ts';
import { timelineHtml } from './html.ts';
import { timelineJson } from './json.ts';
import { timelineMarkdown } from './markdown.ts';
import type { Format } from './orders.ts';

/** Each form of a timeline, and what writes it. */
export const exports: Readonly<Record<Format, (document: TimelineDocument) => string>> = {
  md: timelineMarkdown,
  json: timelineJson,
  csv: timelineCsv,
  html: timelineHtml,
};
