import { z } from 'zod';
import { Instant, instant, LocalId, millis } from '../ids.ts';
import { digestOfScenario } from '../scenario/import.ts';
import type { Scenario } from '../scenario/shape.ts';
import { Strategy } from '../strategy/strategy.ts';
import { kinds } from '../timeline/kinds.ts';

const Option = z.strictObject({
  id: LocalId,
  text: z.string(),
  strategy: Strategy.optional(),
  breaks: z.array(z.string()),
});

/** Something that is told, or a decision that is asked for. `afterMs`: so long after the beginning, in the time of the incident. */
const Beat = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('tell'),
    afterMs: z.int().min(0),
    at: Instant,
    kind: z.enum(kinds),
    text: z.string(),
    /** Nobody could know it then: it is told when all has been decided. */
    later: z.literal(true).optional(),
  }),
  z.strictObject({
    do: z.literal('ask'),
    afterMs: z.int().min(0),
    at: Instant,
    point: LocalId,
    ask: z.string(),
    options: z.array(Option).min(2),
    really: LocalId,
    why: z.string(),
  }),
]);
export type Beat = z.infer<typeof Beat>;
/** A decision that is asked for. */
export type Point = Extract<Beat, { do: 'ask' }>;

/**
 * What a tabletop plays, in order: a copy of its scenario, which goes on saying the same whatever becomes of the file. Its
 * words are codes of the event, as those of a plan are, because the state is played from them.
 */
export const Script = z.strictObject({
  scenario: z.string(),
  digest: z.string(),
  title: z.string(),
  /** What it is called until its end. */
  playedAs: z.string().optional(),
  source: z.string().optional(),
  lesson: z.string().optional(),
  beats: z.array(Beat).min(1),
});
export type Script = z.infer<typeof Script>;

/**
 * What is told at one moment comes before what is asked at it; what led to the incident is told as it begins,
 * and what nobody could know then as it ends.
 */
export function scriptOf(scenario: Scenario): Script {
  const { id, title, playedAs, source, lesson, entries, decisions } = scenario;
  const began = entries.find(({ phase }) => phase === undefined)?.at ?? instant(0);
  const afterMs = (at: Instant): number => Math.max(0, millis(at) - millis(began));
  const asked = decisions.map(
    ({ at, id: point, ask, options, really, why }): Beat => ({
      do: 'ask',
      afterMs: afterMs(at),
      at,
      point,
      ask,
      options: options.map(({ id: option, text, strategy, breaks }) => ({
        id: option,
        text,
        breaks,
        ...(strategy && { strategy }),
      })),
      really,
      why,
    }),
  );
  const story = [...toldThen(entries, afterMs), ...asked].toSorted(
    (one, other) => millis(one.at) - millis(other.at),
  );
  return {
    scenario: id,
    digest: digestOfScenario(scenario),
    title,
    ...(playedAs && { playedAs }),
    ...(source && { source }),
    ...(lesson && { lesson }),
    beats: [...story, ...toldAfter(entries, Math.max(0, ...story.map((beat) => beat.afterMs)))],
  };
}

type Entries = Scenario['entries'];

/** What could be known at its moment. */
const toldThen = (entries: Entries, afterMs: (at: Instant) => number): readonly Beat[] =>
  entries
    .filter(({ known }) => known === undefined)
    .map(({ at, kind, text, knownThen = text }) => ({
      do: 'tell',
      afterMs: afterMs(at),
      at,
      kind,
      text: knownThen,
    }));

/** What nobody could know, or not the whole of it. */
const toldAfter = (entries: Entries, afterMs: number): readonly Beat[] =>
  entries
    .filter(({ known, knownThen }) => known === 'later' || knownThen !== undefined)
    .map(({ at, kind, text }) => ({ do: 'tell', afterMs, at, kind, text, later: true }));
