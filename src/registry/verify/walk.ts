import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Evidence, pageSize } from './evidence.ts';
import type { Judgment, Page } from './judge.ts';
import { type Judges, openJudges } from './judges.ts';
import { checkPage } from './rows.ts';
import { blame, type Seen } from './seen.ts';

/** Before every position that a row can have, damaged ones included. */
const beforeAll = Number.MIN_SAFE_INTEGER;
const afterAll = Number.MAX_SAFE_INTEGER;

/** A page as it was read, the note of the last event then, and what is said of the page. */
type Step = {
  readonly page: Page;
  readonly head: { readonly position: number; readonly hash: string };
  readonly judgment: Promise<Judgment>;
};

/** Through all events by position, a page at a time. */
export async function walk(
  evidence: Evidence,
  seen: Seen,
  progress: (done: number, all: number) => void,
): Promise<void> {
  await using judges = openJudges((await evidence.head()).position);
  const ahead: Step[] = [];
  const follow = async (most: number): Promise<void> => {
    for (const { page, head, judgment } of ahead.splice(0, ahead.length - most)) {
      checkPage(page, await judgment, { seen, evidence });
      progress(seen.events, Math.max(head.position, seen.events));
      if (isLast(page)) checkTail(head, seen);
    }
  };
  try {
    for await (const step of pagesOf(evidence, judges)) {
      ahead.push(step);
      if (ahead.length > judges.ahead) await follow(judges.ahead);
    }
  } finally {
    // Where the next page cannot be read, what was read before it is told of first.
    await follow(0);
  }
}

async function* pagesOf(evidence: Evidence, { judge }: Judges): AsyncGenerator<Step> {
  for (let after = beforeAll; ; ) {
    // First the note, then the page: what is appended in between is on the page, and not missing there.
    const head = await evidence.head();
    const events = await evidence.events(after, pageSize);
    const upTo = events.at(-1)?.position ?? afterAll;
    const page = { events, texts: await evidence.texts(after, upTo) };
    const judgment = judge(page);
    // Whoever ends before this one is asked for has told why.
    judgment.catch(() => undefined);
    yield { page, head, judgment };
    if (isLast(page)) return;
    after = upTo;
    await nextTurn();
  }
}

const isLast = ({ events }: Page): boolean =>
  events.length === 0 || !Number.isSafeInteger(events.at(-1)?.position);

function checkTail(head: { position: number; hash: string }, seen: Seen): void {
  if (head.position === seen.position && head.hash === seen.hash) return;
  blame(
    seen,
    { position: seen.position },
    `the registry noted event ${head.position} as its last, but the last one here is ${seen.position}`,
  );
}
