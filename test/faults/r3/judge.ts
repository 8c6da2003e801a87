import type { Ended } from './bot.ts';
import type { Given } from './ledger.ts';

/** One event of the closed registry that came from Slack. */
export type Recorded = { readonly type: string; readonly text?: string; readonly place: string };

/** One message of the bot, as it stands in the workspace. */
export type Standing = { readonly outboxId: string; readonly text: string };

/** What is left when a scene is over: what people gave, what is on record, and what stands in Slack. */
export type Remains = {
  readonly given: readonly Given[];
  /** Text of a command → the places of the events with which the registry answers its key. */
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly recorded: readonly Recorded[];
  /** The entries of the timeline, a line each, in the order of the record. */
  readonly entries: readonly string[];
  /** The lines that stand in the threads, in the order in which they were posted. */
  readonly lines: readonly string[];
  readonly messages: readonly Standing[];
  /** What steps did outside, each once. */
  readonly effects: readonly string[];
  /** What was said to one person alone, by person. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
  readonly lives: readonly Ended[];
  readonly chain: boolean;
  /** What people should have been told, and were not. */
  readonly untold: readonly string[];
};

/** What must not be, each with its problems in words. */
export type Findings = {
  /** Delivered, and not on record. */
  readonly lost: readonly string[];
  /** Decided more often than ordered. */
  readonly twice: readonly string[];
  /** Delivered, and its person was told nothing. */
  readonly unanswered: readonly string[];
  /** Entries of the timeline that no thread tells. */
  readonly missing: readonly string[];
  /** Lines or messages that stand more often than they should. */
  readonly doubled: readonly string[];
  readonly disordered: readonly string[];
  readonly crashed: readonly string[];
  readonly untold: readonly string[];
  readonly broken: readonly string[];
};

/** Holds what stands in Slack and what people ordered against the record. */
export function judge(remains: Remains): Findings {
  const { missing, tooMany } = linesOf(remains);
  const isWhole = missing.length === 0 && tooMany.length === 0;
  return {
    lost: lost(remains),
    twice: [...twice(remains), ...effectsTwice(remains)],
    unanswered: unanswered(remains),
    missing,
    doubled: [...tooMany, ...doubledMessages(remains)],
    disordered: isWhole ? disordered(remains) : [],
    crashed: crashed(remains),
    untold: remains.untold,
    broken: remains.chain ? [] : ['the chain does not verify'],
  };
}

const nameOf = ({ typed, makes: { type } }: Given): string => typed ?? type;

const madeBy = ({ recorded }: Remains, { makes }: Given): readonly Recorded[] =>
  recorded.filter(
    ({ type, text }) => type === makes.type && (makes.text === undefined || text === makes.text),
  );

/** By what is on record, and where it came with a key also by the answer that the registry keeps under it. */
function lost(remains: Remains): readonly string[] {
  return remains.given
    .filter(({ delivered }) => delivered)
    .filter((one) => {
      const places = new Set(madeBy(remains, one).map(({ place }) => place));
      const answered = one.typed === undefined ? undefined : (remains.byKey.get(one.typed) ?? []);
      return places.size === 0 || (answered && !answered.some((place) => places.has(place)));
    })
    .map((one) => `"${nameOf(one)}" was delivered and is not on record`);
}

function twice(remains: Remains): readonly string[] {
  return remains.given.flatMap((one) => {
    const times = madeBy(remains, one).length;
    return times > 1 ? [`"${nameOf(one)}" is on record ${times} times`] : [];
  });
}

const effectsTwice = ({ effects }: Remains): readonly string[] =>
  [...countsOf(effects)]
    .filter(([, times]) => times > 1)
    .map(([effect, times]) => `${effect} was done ${times} times`);

function unanswered({ given, heard }: Remains): readonly string[] {
  return given
    .filter(({ delivered, answer }) => delivered && answer !== undefined)
    .filter(({ user, answer = '' }) => !heard.get(user)?.some((text) => text.includes(answer)))
    .map((one) => `"${nameOf(one)}" got no answer`);
}

const countsOf = (all: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(all, (one) => one)].map(([one, same]) => [one, same.length]));

/** The same line may be in the record twice: then it stands twice too. */
function linesOf({ entries, lines }: Remains) {
  const wanted = countsOf(entries);
  const there = countsOf(lines);
  const missing = [...wanted].flatMap(([line, times]) => {
    const found = there.get(line) ?? 0;
    return found < times ? [`"${line}" stands ${found} times instead of ${times}`] : [];
  });
  const tooMany = [...there].flatMap(([line, times]) => {
    const due = wanted.get(line) ?? 0;
    return times > due ? [`"${line}" stands ${times} times instead of ${due}`] : [];
  });
  return { missing, tooMany };
}

function doubledMessages({ messages }: Remains): readonly string[] {
  return [...countsOf(messages.map(({ outboxId }) => outboxId))]
    .filter(([, times]) => times > 1)
    .map(([id, times]) => `the message ${id} stands ${times} times`);
}

function disordered({ entries, lines }: Remains): readonly string[] {
  const at = lines.findIndex((line, index) => line !== entries[index]);
  return at < 0 ? [] : [`"${lines[at]}" stands where "${entries[at]}" should`];
}

/** Only whom we killed may be gone; and nobody may have met what it could not judge. */
function crashed({ lives }: Remains): readonly string[] {
  return lives.flatMap(({ isKilled, lived, code, log }, index) => [
    ...(lived ? [] : [`life ${index + 1} ended by itself: ${log.trimEnd().slice(-lastWords)}`]),
    ...(isKilled || !lived || code === 0 ? [] : [`life ${index + 1} ended with ${code}`]),
    ...(/"event":"Fault"|UnhandledPromiseRejection|Uncaught/u.test(log)
      ? [`life ${index + 1} logged a fault of its own`]
      : []),
  ]);
}

const lastWords = 300;
