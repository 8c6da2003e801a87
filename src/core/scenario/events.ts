import { z } from 'zod';
import { Instant } from '../ids.ts';
import { stored } from '../stored.ts';
import { kinds } from '../timeline/kinds.ts';

/** What happened in an incident that others recorded, at its own moment. Texts: `text`. */
const EntryImported = stored('EntryImported', {
  kind: z.enum(kinds),
  /** The moment is only about right. */
  approx: z.literal(true).optional(),
  /** Between which moments it happened. */
  range: z.strictObject({ from: Instant, until: Instant }).optional(),
  /** Before the incident began. */
  phase: z.literal('pre').optional(),
});

export const scenarioEvents = [EntryImported] as const;
