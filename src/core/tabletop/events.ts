import { z } from 'zod';
import { Because } from '../because.ts';
import { Instant, LocalId, PersonId, Target } from '../ids.ts';
import { stored } from '../stored.ts';
import { kinds } from '../timeline/kinds.ts';
import { LastTabletop, TabletopScore } from './score.ts';
import { Script } from './script.ts';

/** Decisions are rehearsed by a recorded incident. It acts on nothing. */
const TabletopBegan = stored('TabletopBegan', {
  script: Script,
  /** So many times faster than it happened. */
  speed: z.number().min(1),
  /** Whose people take part: no lock, and nothing is done there. */
  people: Target.optional(),
  last: LastTabletop.optional(),
  because: Because,
});
/** The story stood still because nothing was there to play it; it goes on where it was. */
const TabletopCaughtUp = stored('TabletopCaughtUp', { lateMs: z.int().min(0) });
/** What happened next in the story; `happened`: when it really did. Texts: `text`. */
const TabletopTold = stored('TabletopTold', {
  beat: z.int().min(0),
  kind: z.enum(kinds),
  happened: Instant,
  /** Nobody could know it then. */
  later: z.literal(true).optional(),
});
/** The story waits for the authority. Texts: `ask`. */
const TabletopAsked = stored('TabletopAsked', {
  beat: z.int().min(0),
  point: LocalId,
  until: Instant,
});
/** Texts: `option`, and what really happened: `really`, `why`. */
const TabletopChosen = stored('TabletopChosen', {
  point: LocalId,
  option: LocalId,
  by: PersonId,
  tookMs: z.int().min(0),
  breaks: z.array(z.string()),
  because: Because,
});
/** Nobody decided in time, and the story goes on. Texts: `really`, `why`. */
const TabletopLapsed = stored('TabletopLapsed', { point: LocalId });
const TabletopPaused = stored('TabletopPaused', { by: PersonId });
/** After a pause; or the next moment is told without waiting for it. */
const TabletopWentOn = stored('TabletopWentOn', { by: PersonId, after: z.enum(['pause', 'wait']) });
/** Texts: `lesson`, and what it was: `was`, `source`. */
const TabletopEnded = stored('TabletopEnded', {
  why: z.enum(['played', 'stopped']),
  score: TabletopScore,
  last: LastTabletop.optional(),
});

export const tabletopEvents = [
  TabletopBegan,
  TabletopCaughtUp,
  TabletopTold,
  TabletopAsked,
  TabletopChosen,
  TabletopLapsed,
  TabletopPaused,
  TabletopWentOn,
  TabletopEnded,
] as const;
