import { z } from 'zod';
import { IncidentId, type Instant, millis } from '../ids.ts';
import type { Script } from './script.ts';

const count = z.int().min(0);

/** How the decisions of a tabletop went (capabilities, S60). Times are those of the people, in milliseconds, never those of the story. */
export const TabletopScore = z.strictObject({
  /** Of so many decisions that the scenario asks for. */
  points: count,
  decided: count,
  /** Nobody decided in time. */
  lapsed: count,
  /** Of those that were decided; missing where none was. */
  medianMs: count.optional(),
  slowestMs: count.optional(),
  /** The authority decided everything that was asked, and nobody broke the glass for it. */
  authorityKept: z.boolean(),
  /** How often several strategies were ordered at once. */
  atOnce: count,
  /** The other guardrails that somebody went past, as often as it was done. */
  broken: z.array(z.string()),
  /** How often it was decided as it really was. */
  asReally: count,
});
export type TabletopScore = z.infer<typeof TabletopScore>;

/** Stopped before anything had been decided, or could have been: there is nothing to say of anybody. */
export const isUnscored = ({
  why,
  score,
}: {
  readonly why: 'played' | 'stopped';
  readonly score: Pick<TabletopScore, 'decided' | 'lapsed'>;
}): boolean => why === 'stopped' && score.decided + score.lapsed === 0;

/** The last tabletop of the same scenario that came to a score. */
export const LastTabletop = z.strictObject({ incident: IncidentId, score: TabletopScore });

/** What became of a decision that was asked for. */
export type Choice = {
  readonly point: string;
  readonly askedAt: Instant;
  readonly at: Instant;
  /** Undefined where nobody decided in time. */
  readonly option: string | undefined;
};

/** Several strategies at once: the guardrail that AP5 is about. */
const oneStrategy = 'S5';

/** How it went, as far as it came. What was never asked is nobody's fault. */
export function scoreTabletop(
  { beats }: Pick<Script, 'beats'>,
  choices: readonly Choice[],
  { isGlassBroken }: { readonly isGlassBroken: boolean },
): TabletopScore {
  const made = choices.filter(({ option }) => option !== undefined);
  const times = made
    .map(({ askedAt, at }) => Math.max(0, millis(at) - millis(askedAt)))
    .toSorted((one, other) => one - other);
  const [low, high] = [times[(times.length - 1) >> 1], times[times.length >> 1]];
  const slowest = times.at(-1);
  const points = beats.flatMap((beat) => (beat.do === 'ask' ? [beat] : []));
  const pairs = made.flatMap((choice) =>
    points
      .filter(({ point }) => point === choice.point)
      .map((point) => ({ point, option: choice.option })),
  );
  const broken = pairs.flatMap(({ point, option }) =>
    point.options.filter(({ id }) => id === option).flatMap(({ breaks }) => breaks),
  );
  const lapsed = choices.length - made.length;
  return {
    points: points.length,
    decided: made.length,
    lapsed,
    ...(low !== undefined && high !== undefined && { medianMs: Math.round((low + high) / 2) }),
    ...(slowest !== undefined && { slowestMs: slowest }),
    authorityKept: lapsed === 0 && !isGlassBroken,
    atOnce: broken.filter((guardrail) => guardrail === oneStrategy).length,
    broken: broken.filter((guardrail) => guardrail !== oneStrategy),
    asReally: pairs.filter(({ point, option }) => point.really === option).length,
  };
}
