import type { Incident } from '../../core/incident/incident.ts';
import type { Page } from '../../core/paging/paging.ts';
import type { PagingReport } from '../../core/paging/reports.ts';
import { pageText } from '../../core/texts/pages.ts';
import { withDeadline } from '../deadline.ts';
import { channelLink } from '../facts/channel.ts';
import { handleReport } from '../handle-report.ts';
import { isObserving, observingCode } from '../observing.ts';
import type { PageCall, PageOutcome } from '../ports/pager.ts';
import { titleIn } from '../reading/read-log.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';
import type { PageBook } from './page-book.ts';

/** A pager that has not answered within this time is asked again. */
const answerMs = 10_000;
const firstWaitMs = 2_000;
const longestWaitMs = 30_000;
/** A pager that asks for more patience than this is asked again all the same: somebody sleeps. */
const mostPatienceMs = 5 * 60_000;
/** What only silences is given up after so many tries, for about an hour. */
const mostResolves = 120;

/** What this process is telling the pager, and until when it waits before it tries again. */
export type Desk = {
  readonly ship: Ship;
  readonly book: PageBook;
  readonly busy: Map<string, Promise<void>>;
  readonly waits: Map<string, Waiting>;
  /** `<key> <action>` that the pager has: what is on record of it may be read a moment later. */
  readonly taken: Set<string>;
  readonly signal: AbortSignal;
};
/** `from` by the monotonic clock. What was refused is tried again under other rules only. */
type Waiting = {
  readonly tries: number;
  readonly from: number;
  readonly rules: string | undefined;
};

/** What the pager is to be told about a page. */
export type Telling = {
  readonly key: string;
  readonly action: PageCall['action'];
  readonly incident: Incident;
  readonly page: Page;
};

/** Tells the pager once, if it is time, and records what became of it. */
export async function tellPager(desk: Desk, telling: Telling): Promise<void> {
  const { ship, book, waits, signal } = desk;
  const { key, action, incident, page } = telling;
  const silent = whyNobody(desk, incident);
  if (silent !== undefined) {
    if (action === 'resolve') return book.forget(key);
    return page.state === 'called' ? report(desk, telling, 'failed', silent) : undefined;
  }
  if (isTooEarly(desk, telling)) return;
  if (action === 'trigger') {
    await book.note(key, { incident: incident.id, page: page.page, told: action });
  }
  const call = await callOf(desk, telling);
  const { value } = await withDeadline(ship.clock, { ms: answerMs, signal }, (ends) =>
    ship.pager(call, ends),
  );
  // Told to end in the middle: whoever comes next tells it again under the same key.
  if (signal.aborted) return;
  if (value.status === 'taken') {
    waits.delete(key);
    return hasTaken(desk, telling, value.delivered);
  }
  return untaken(desk, telling, value);
}

/** Why nobody is to be told: nobody is woken for an exercise, and without a pager nobody can be. */
function whyNobody({ ship }: Desk, { mode }: Incident): string | undefined {
  if (mode !== 'live') return 'Drill';
  if (isObserving(ship)) return observingCode;
  return ship.configurations.current().pager === undefined ? 'NoPager' : undefined;
}

function isTooEarly({ ship, waits, taken }: Desk, { key, action }: Telling): boolean {
  if (taken.has(`${key} ${action}`)) return true;
  const waiting = waits.get(key);
  if (waiting === undefined) return false;
  return waiting.rules === undefined
    ? ship.clock.monotonic() < waiting.from
    : waiting.rules === ship.configurations.current().digest;
}

async function callOf({ ship }: Desk, { key, action, incident, page }: Telling): Promise<PageCall> {
  const person = ship.directory.nameOf(page.person);
  const title = titleIn(await ship.logs.read(incident.id));
  return {
    key,
    action,
    person,
    contact: ship.configurations.current().people[person]?.pager,
    incident: incident.id,
    targets: incident.targets,
    severity: incident.severity ?? undefined,
    link: await channelLink(ship, incident),
    summary: pageText(incident, page, { title, voice: voiceOf(ship) }),
    at: page.at,
  };
}

async function hasTaken(desk: Desk, telling: Telling, delivered: boolean): Promise<void> {
  const { key, action, incident, page } = telling;
  desk.taken.add(`${key} ${action}`);
  if (action === 'resolve') return desk.book.forget(key);
  await desk.book.note(key, { incident: incident.id, page: page.page, told: action });
  if (action === 'trigger') await report(desk, telling, delivered ? 'delivered' : 'sent');
}

/** Tried again later and longer apart, as the pager says where it does; for as long as the page stands. */
async function untaken(
  desk: Desk,
  telling: Telling,
  outcome: Exclude<PageOutcome, { status: 'taken' }>,
): Promise<void> {
  const { ship, waits, book } = desk;
  const { key, action } = telling;
  const isRefused = outcome.status === 'refused';
  const tries = (waits.get(key)?.tries ?? 0) + 1;
  ship.log.warn({ event: 'PageNotTaken', page: key, action, code: outcome.code, tries });
  const asked = isRefused ? undefined : outcome.afterMs;
  const waitMs = asked ?? Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
  waits.set(key, {
    tries,
    from: ship.clock.monotonic() + Math.min(waitMs, mostPatienceMs),
    rules: isRefused ? ship.configurations.current().digest : undefined,
  });
  if (action === 'trigger') return report(desk, telling, 'failed', outcome.code);
  if (isRefused || tries >= mostResolves) await book.forget(key);
}

async function report(
  { ship }: Desk,
  { incident, page }: Telling,
  state: Extract<PagingReport, { kind: 'pageReported' }>['state'],
  code?: string,
): Promise<void> {
  const said = { kind: 'pageReported', page: page.page, state, code } as const;
  await handleReport(ship, said, { incident: incident.id, actor: 'worker' });
}
