import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../../src/lib/json.ts';

/** Blocks as Slack stores them: each has a `block_id`, a generated one where none was given. */
export const withBlockIds = (blocks: readonly JsonObject[]): readonly JsonObject[] =>
  blocks.map((block) => ({ ...block, block_id: block['block_id'] ?? shortId() }));

const shortId = (): string => randomBytes(4).toString('base64url').slice(0, 5);
