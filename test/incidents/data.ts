import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Moment = z.object({ at: z.string(), kind: z.string(), text: z.string() });

const Incidents = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    source: z.url(),
    entries: z.array(Moment).min(1),
    guardrails: z.array(z.string().regex(/^S\d+$/u)),
    lesson: z.string(),
  }),
);
type Recorded = z.infer<typeof Incidents>[number];

/** What is known of the incidents, each with the report that it was taken from. */
export const recordedIncidents: readonly Recorded[] = Incidents.parse(
  JSON.parse(readFileSync('test/incidents/incidents.json', 'utf8')),
);

/** Guardrails that no scenario shows yet. The list may only become shorter. */
export const awaitedGuardrails: readonly string[] = z
  .array(z.string())
  .parse(JSON.parse(readFileSync('test/incidents/awaited.json', 'utf8')));
