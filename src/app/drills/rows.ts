import { z } from 'zod';
import type { Instant } from '../../core/ids.ts';
import { asJson } from '../../lib/json.ts';
import type { DueChange } from '../ports/registry.ts';

const prefix = 'drills/';

/** What a due row of a team says; it is heard by `ring`, never by an incident. */
export const DrillTimer = z.strictObject({ kind: z.literal('drillTime'), team: z.string() });

/** The one row of a team: when it is looked at again. */
export const rowKey = (team: string): string => `${prefix}${team}`;

export const setRow = (team: string, at: Instant): DueChange => ({
  do: 'set',
  key: rowKey(team),
  at,
  stream: rowKey(team),
  order: asJson({ kind: 'drillTime', team }),
});

/** Whether a row is one of a team's drills. */
export const isDrillRow = ({ stream }: { readonly stream: string }): boolean =>
  stream.startsWith(prefix);
