import { z } from 'zod';
import { IncidentId, type Instant } from '../../core/ids.ts';
import { asJson } from '../../lib/json.ts';
import type { DueChange } from '../ports/batch.ts';

const prefix = 'drills/';

/** What a due row says; it is heard by `ring`, never by an incident. */
export const DrillTimer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drillTime'), team: z.string() }),
  /** A drill is over, and its score is to be recorded. */
  z.strictObject({ kind: z.literal('drillScore'), incident: IncidentId }),
]);

/** The one row of a team: when it is looked at again. */
const rowKey = (team: string): string => `${prefix}${team}`;

export const setRow = (team: string, at: Instant): DueChange => ({
  do: 'set',
  key: rowKey(team),
  at,
  stream: rowKey(team),
  order: asJson({ kind: 'drillTime', team }),
});

/** Set with the end of a drill, so that its score is recorded whoever dies in between. */
export function scoreRow(incident: IncidentId, at: Instant): DueChange {
  const key = `${prefix}score/${incident}`;
  return { do: 'set', key, at, stream: key, order: asJson({ kind: 'drillScore', incident }) };
}

/** Whether a row is about drills. */
export const isDrillRow = ({ stream }: { readonly stream: string }): boolean =>
  stream.startsWith(prefix);
