import { z } from 'zod';
import { Json } from '../lib/json.ts';
import { Instant, Target } from './ids.ts';

export const Via = z.enum(['slack', 'http', 'cli', 'trigger', 'timer', 'local']);
export type Via = z.infer<typeof Via>;
export const Mode = z.enum(['live', 'drill', 'tabletop', 'imported']);
export type Mode = z.infer<typeof Mode>;

/**
 * One stored event. `hash` is the SHA-256 of the canonical form (RFC 8785) of all other fields; `previous` is the hash
 * of the event before it in its stream ('' for the first). It holds no free text and no name: `texts` maps the name of
 * a text to `sha256(salt ‖ text)`, `actor` is `p_…`, `timer`, `worker`, `slack` or `machine:<token>`.
 */
export const Envelope = z.strictObject({
  stream: z.string(),
  version: z.int().positive(),
  position: z.int().positive(),
  type: z.string(),
  schema: z.int().positive(),
  at: Instant,
  recordedAt: Instant,
  actor: z.string(),
  via: Via,
  correlation: z.string(),
  mode: Mode,
  targets: z.array(Target),
  codes: z.record(z.string(), Json),
  texts: z.record(z.string(), z.string()),
  previous: z.string(),
  hash: z.string(),
});
export type Envelope = z.infer<typeof Envelope>;
