import type { Incident } from '../../core/incident/incident.ts';
import type { FollowUpReport } from '../../core/report/reports.ts';
import type { Behind } from '../../core/report/shapes.ts';
import { type FollowUp, openFollowUps } from '../../core/report/state.ts';
import { type Apart, eachApart } from '../apart.ts';
import { withDeadline } from '../deadline.ts';
import { handleReport } from '../handle-report.ts';
import type { NotNow } from '../ports/trackers.ts';
import type { Ship } from '../ship.ts';
import { type FollowUpBook, openFollowUpBook } from './book.ts';
import { filingOf, type Named, trackerFor } from './filing.ts';
import { markOf } from './mark.ts';

/** How often it is looked what was added. */
const lookMs = 2_000;
/** A tracker that has not answered within this time is asked again. */
const answerMs = 30_000;
/** Late enough that what the first try left behind is found, also by a search that lags. */
const firstWaitMs = 15_000;
const longestWaitMs = 10 * 60_000;
/** What somebody has to mend first is tried so often, and at once under other rules. */
const mendMs = 60 * 60_000;
const mended: ReadonlySet<Behind> = new Set([
  'Unauthorized',
  'Forbidden',
  'NotFound',
  'Invalid',
  'SecretMissing',
  'Gone',
]);
/** How often it is asked how an issue stands, where its tracker does not say so by itself. */
const askMs = 15 * 60_000;
/** So many are asked for before what was added has its turn. */
const looksAtOnce = 5;

type Wait = { readonly from: number; readonly tries: number; readonly rules: string };

/** What this process waits for before it asks a tracker again, as a whole or about one follow-up; by the monotonic clock. */
type Desk = {
  readonly ship: Ship;
  readonly book: FollowUpBook;
  readonly waits: Map<string, Wait>;
  readonly asked: Map<string, number>;
  /** How many may still be asked for in this round. */
  readonly looks: { left: number };
  readonly signal: AbortSignal;
  readonly apart: Apart;
};
type One = { readonly incident: Incident; readonly followUp: FollowUp; readonly mark: string };

/**
 * Keeps follow-ups where work is: each goes out once, how it stands there is asked now and then, and what became of both
 * is recorded. Closed incidents count as much as open ones. Stops when the signal aborts.
 */
export async function keepFollowUps(ship: Ship, signal: AbortSignal): Promise<void> {
  let book: FollowUpBook | undefined;
  const apart = eachApart(ship, 'FollowUpsUnread');
  const kept = { ship, waits: new Map(), asked: new Map(), signal, apart };
  while (!signal.aborted) {
    try {
      book ??= await openFollowUpBook(ship.registry);
      await round({ ...kept, book, looks: { left: looksAtOnce } });
    } catch (err) {
      ship.log.warn({ event: 'FollowUpsUnattended', err });
    }
    await ship.clock.sleep(lookMs, signal);
  }
}

async function round(desk: Desk): Promise<void> {
  const { ship, book, signal } = desk;
  await book.catchUp();
  // Kept warm: whoever makes a plan at night does not wait for it.
  await ship.lessons(ship.incidents);
  for (const id of book.incidents()) {
    if (signal.aborted) return;
    await desk.apart(id, () => attendAll(desk, id));
  }
}

async function attendAll(desk: Desk, id: string): Promise<void> {
  const { state } = await desk.ship.incidents.load(id);
  const open = state?.report ? openFollowUps(state.report) : [];
  if (open.length === 0) await desk.book.leave(id);
  for (const followUp of state ? open : []) await attend(desk, state, followUp);
}

async function attend(
  desk: Desk,
  incident: Incident | undefined,
  followUp: FollowUp,
): Promise<void> {
  if (incident === undefined || desk.signal.aborted) return;
  const mark = markOf(desk.ship.registry.id, {
    incident: incident.id,
    followUp: followUp.followUp,
  });
  const one = { incident, followUp, mark };
  await (followUp.filed === undefined ? file(desk, one) : look(desk, one));
}

async function file(desk: Desk, one: One): Promise<void> {
  const { ship, book, signal } = desk;
  const { incident, followUp, mark } = one;
  const tracker = trackerFor(ship.configurations.current(), incident);
  if (tracker === undefined || isTooEarly(desk, tracker, mark)) return;
  const { name, entry } = tracker;
  const key = `${name} ${mark}`;
  const filing = await filingOf(ship, incident, followUp, book.triedAt(key));
  await book.trying(key, ship.clock.now());
  const { value } = await withDeadline(ship.clock, { ms: answerMs, signal }, (ends) =>
    ship.trackers.file(entry, filing, ends),
  );
  // Told to end in the middle: whoever comes next looks for what was left.
  if (signal.aborted) return;
  if (value.status === 'later') return behind(desk, one, { tracker, notNow: value });
  const { issue, link } = value;
  const filed = { followUp: followUp.followUp, tracker: name, place: entry.kind, issue };
  await report(ship, incident, {
    kind: 'followUpFiled',
    filed: { ...filed, ...(link !== undefined && { link }) },
  });
  desk.asked.set(mark, ship.clock.monotonic());
  done(desk, tracker, mark);
  await book.filed(key);
}

async function look(desk: Desk, one: One): Promise<void> {
  const { ship, signal, asked } = desk;
  const { incident, followUp, mark } = one;
  const { filed } = followUp;
  const tracker = filed && askable(ship, filed);
  if (filed === undefined || tracker === undefined || wasAsked(desk, tracker, mark)) return;
  asked.set(mark, ship.clock.monotonic());
  desk.looks.left -= 1;
  const { value } = await withDeadline(ship.clock, { ms: answerMs, signal }, (ends) =>
    ship.trackers.look(tracker.entry, filed.issue, ends),
  );
  if (signal.aborted) return;
  // That nobody can be asked for a while loses nothing: only what will not come right is said.
  if (value.status === 'later') {
    const not = { tracker, notNow: value };
    return value.code === 'Gone' ? behind(desk, one, not) : wait(desk, { ...not, mark });
  }
  done(desk, tracker, mark);
  if (value.status === 'open') return;
  asked.delete(mark);
  await report(ship, incident, {
    kind: 'followUpEnded',
    followUp: followUp.followUp,
    place: filed.place,
    issue: filed.issue,
    how: value.status,
  });
}

/** Nobody asks a webhook, nor a tracker that the configuration does not know any more. */
function askable(ship: Ship, filed: NonNullable<FollowUp['filed']>): Named | undefined {
  const name = filed.tracker;
  const entry = ship.configurations.current().trackers?.[name];
  return entry === undefined || entry.kind !== filed.place || entry.kind === 'webhook'
    ? undefined
    : { name, entry };
}

const wasAsked = (desk: Desk, tracker: Named, mark: string): boolean =>
  desk.looks.left <= 0 ||
  desk.ship.clock.monotonic() < (desk.asked.get(mark) ?? -Infinity) + askMs ||
  isTooEarly(desk, tracker, mark);

const isTooEarly = ({ ship, waits }: Desk, { name }: Named, mark: string): boolean =>
  [name, mark].some((key) => {
    const waiting = waits.get(key);
    return (
      waiting !== undefined &&
      waiting.rules === ship.configurations.current().digest &&
      ship.clock.monotonic() < waiting.from
    );
  });

function done({ waits }: Desk, { name }: Named, mark: string): void {
  waits.delete(name);
  waits.delete(mark);
}

type NotDone = { readonly tracker: Named; readonly notNow: NotNow };

/** What is wrong with one follow-up holds up no other one; what is wrong with a tracker holds up all that goes there. */
function wait(
  { ship, waits }: Desk,
  { tracker, mark, notNow }: NotDone & { readonly mark: string },
): void {
  const { code, afterMs, why } = notNow;
  const key = code === 'Invalid' || code === 'Gone' ? mark : tracker.name;
  const tries = (waits.get(key)?.tries ?? 0) + 1;
  const usual = mended.has(code) ? mendMs : Math.min(longestWaitMs, firstWaitMs * 2 ** (tries - 1));
  waits.set(key, {
    tries,
    from: ship.clock.monotonic() + Math.max(firstWaitMs, Math.min(afterMs ?? usual, mendMs)),
    rules: ship.configurations.current().digest,
  });
  ship.log.warn({ event: 'FollowUpBehind', followUp: mark, code, tries, why });
}

async function behind(desk: Desk, { incident, followUp, mark }: One, not: NotDone): Promise<void> {
  wait(desk, { ...not, mark });
  await report(desk.ship, incident, {
    kind: 'followUpBehind',
    followUp: followUp.followUp,
    tracker: not.tracker.name,
    code: not.notNow.code,
  });
}

const report = (ship: Ship, { id }: Incident, said: FollowUpReport) =>
  handleReport(ship, said, { incident: id, actor: 'worker' });
