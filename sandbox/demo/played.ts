import { z } from 'zod';

/** What the demo reads of an exported timeline. */
export const Timeline = z.looseObject({
  incident: z.looseObject({ rung: z.string() }),
  entries: z.array(
    z.looseObject({ at: z.string(), kind: z.string(), actor: z.string(), text: z.string() }),
  ),
});
export type Timeline = z.infer<typeof Timeline>;

/** What came of the play. */
export type Played = {
  readonly ok: boolean;
  readonly incident: string;
  /** As it is exported: parsed JSON. */
  readonly timeline: Timeline;
  readonly figures: Readonly<Record<string, number | string | boolean | null>>;
  /** Where its report and timeline were written. */
  readonly files: readonly string[];
  /** What kept the play from being a success, one sentence each. */
  readonly problems: readonly string[];
};
