import type { Ask } from '../../../core/asks.ts';
import { PersonId } from '../../../core/ids.ts';
import { evolve } from '../../../core/incident/evolve.ts';
import type { Incident } from '../../../core/incident/incident.ts';
import { overTexts } from '../../../core/texts/slack-standing.ts';
import { clock } from '../../../core/texts/words.ts';
import { actorText, eventText } from '../../../core/texts.ts';
import type { Happened } from '../../../core/timeline/entries.ts';
import type { Sources } from './sources.ts';

/** Names a question: asked anew it is another one. */
export const questionOf = ({ key, since }: Pick<Ask, 'key' | 'since'>): string => `${key}@${since}`;

/** What the messages of asks are made from. */
export type AskSources = Pick<
  Sources,
  'incident' | 'log' | 'title' | 'voice' | 'asks' | 'asksAt' | 'users'
>;

/** What was asked, and what became of it in words. */
export type Ending = { readonly lines: readonly string[]; readonly over: string };

type Stood = { readonly ask: Ask; readonly endedBy: Happened | undefined };

/**
 * What became of these questions: the record is read again from its beginning, and the event after which a question does
 * not stand any more is what ended it. None where only the time went by, or nobody can be asked any more.
 */
export function endingsOf(
  sources: AskSources,
  questions: ReadonlySet<string>,
): ReadonlyMap<string, Ending> {
  const stood = new Map<string, Stood>();
  let state: Incident | undefined;
  for (const happened of sources.log) {
    const { at } = happened;
    // As it was just before: what time alone had made a question is one, too.
    const before = asked(sources, state, at, questions);
    state = evolve(state, { ...happened, mode: sources.incident.mode });
    const after = asked(sources, state, at, questions);
    for (const [question, ask] of before) stood.set(question, { ask, endedBy: happened });
    for (const [question, ask] of after) stood.set(question, { ask, endedBy: undefined });
  }
  return new Map(Array.from(stood, ([question, one]) => [question, endingOf(sources, one)]));
}

function asked(
  sources: AskSources,
  incident: Incident | undefined,
  at: string,
  questions: ReadonlySet<string>,
): ReadonlyMap<string, Ask> {
  const asks = incident === undefined ? [] : sources.asksAt(incident, at);
  return new Map(
    asks
      .map((ask) => [questionOf(ask), ask] as const)
      .filter(([question]) => questions.has(question)),
  );
}

function endingOf({ voice }: AskSources, { ask, endedBy }: Stood): Ending {
  if (endedBy === undefined) {
    const lapsed = ask.until !== undefined && ask.until <= voice.now;
    return {
      lines: ask.lines,
      over: lapsed ? overTexts.lapsed : overTexts.notAsked,
    };
  }
  const { actor, at } = endedBy;
  const who = PersonId.safeParse(actor);
  const isAnswer = who.success && (ask.of.length === 0 || ask.of.includes(who.data));
  const by = who.success ? ` by ${actorText(actor, voice)}` : '';
  const head = `${isAnswer ? 'Answered' : 'Ended'}${by} at ${clock(at, { ...voice, now: at })}`;
  return { lines: ask.lines, over: `${head}: ${eventText(endedBy, { ...voice, now: at })}` };
}
