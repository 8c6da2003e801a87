import { millis } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { PublicUpdateReport } from '../../core/public-updates/reports.ts';
import { type NotTakenCode, sendWithinMs } from '../../core/public-updates/shapes.ts';
import { type PublicUpdate, sending } from '../../core/public-updates/state.ts';
import { type Apart, eachApart } from '../apart.ts';
import { withDeadline } from '../deadline.ts';
import { handleReport } from '../handle-report.ts';
import { incidentOf } from '../incidents.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import type { Posted } from '../ports/status-page.ts';
import type { NotNow } from '../ports/trackers.ts';
import type { Ship } from '../ship.ts';
import { postingOf } from './posting.ts';

/** How often it is looked what was approved. */
const lookMs = 1_000;
/** A page that has not answered within this time is asked again. */
const answerMs = 15_000;
const firstWaitMs = 5_000;
const longestWaitMs = 2 * 60_000;
/** So far back it is looked for what was under way when the process before this one ended. */
const lookBack = 5_000;
const pageSize = 500;

type Wait = { readonly from: number; readonly tries: number };
type Desk = {
  readonly ship: Ship;
  /** Incidents with something under way; a closed one among them goes on until its end. */
  readonly busy: Set<string>;
  /** By update and approval; by the monotonic clock. */
  readonly waits: Map<string, Wait>;
  readonly signal: AbortSignal;
  readonly apart: Apart;
};
type One = { readonly incident: Incident; readonly update: PublicUpdate };

/**
 * Brings what was approved for the public to the status page: each under its own key until it is taken or too old, never
 * two of one incident at a time. Whoever dies in the middle is followed by one that sends the same again. Stops when the
 * signal aborts.
 */
export async function sendUpdates(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const apart = eachApart(ship, 'UpdatesUnread');
  const desk: Desk = { ship, busy: new Set(), waits: new Map(), signal, apart };
  let isBegun = false;
  while (!signal.aborted) {
    try {
      if (!isBegun) await takeUp(desk);
      isBegun = true;
      await round(desk, incidents);
    } catch (err) {
      ship.log.warn({ event: 'UpdatesUnattended', err });
    }
    await ship.clock.sleep(lookMs, signal);
  }
}

/** What was approved not long ago may be under way still, in an incident that is closed by now. */
async function takeUp({ ship: { registry }, busy }: Desk): Promise<void> {
  let position = Math.max(0, (await registry.head()) - lookBack);
  for (let more = true; more; ) {
    const page = await registry.since(position, pageSize);
    for (const { type, stream } of page) {
      const id = type === 'UpdateApproved' ? incidentOf(stream) : undefined;
      if (id !== undefined) busy.add(id);
    }
    position = page.at(-1)?.position ?? position;
    more = page.length === pageSize;
  }
}

async function round(desk: Desk, incidents: OpenIncidents): Promise<void> {
  for (const { id, publicUpdates } of incidents.all()) {
    if (sending(publicUpdates)) desk.busy.add(id);
  }
  for (const id of desk.busy) {
    if (desk.signal.aborted) return;
    await desk.apart(id, async () => {
      const { state } = await desk.ship.incidents.load(id);
      const update = state && sending(state.publicUpdates);
      if (state === undefined || update === undefined) desk.busy.delete(id);
      else await attend(desk, { incident: state, update });
    });
  }
}

async function attend(desk: Desk, one: One): Promise<void> {
  const { ship, waits } = desk;
  const { incident, update } = one;
  const { approvedAt = update.draftedAt, behind } = update;
  const key = `${incident.id}/${update.update}/${approvedAt}`;
  if (millis(ship.clock.now()) - millis(approvedAt) > sendWithinMs) {
    waits.delete(key);
    return notTaken(ship, one, { code: behind ?? 'TooLate', isLast: true });
  }
  const wait = waits.get(key);
  if (wait !== undefined && ship.clock.monotonic() < wait.from) return;
  const posted = await post(desk, one);
  if (desk.signal.aborted || posted === undefined) return;
  if (posted.status === 'taken') {
    waits.delete(key);
    return report(ship, incident, {
      kind: 'updateTaken',
      update: update.update,
      link: posted.link,
    });
  }
  waits.set(key, later(desk, wait, posted));
  ship.log.warn({ event: 'UpdateNotTaken', update: key, code: posted.code, why: posted.why });
  await notTaken(ship, one, { code: posted.code, isLast: false });
}

/** Undefined where nothing may leave, or where it has ended in another way. */
async function post({ ship, signal }: Desk, one: One): Promise<Posted | undefined> {
  const { statusPage: entry, mode } = ship.configurations.current();
  // A rehearsal never comes so far; nothing of one leaves all the same.
  if (one.incident.mode !== 'live' || mode === 'observe') return undefined;
  if (entry === undefined) {
    await notTaken(ship, one, { code: 'NoPage', isLast: true });
    return undefined;
  }
  const posting = await postingOf(ship, one.incident.id, one.update);
  if (posting === undefined) {
    await notTaken(ship, one, { code: 'Erased', isLast: true });
    return undefined;
  }
  const { value } = await withDeadline(ship.clock, { ms: answerMs, signal }, (ends) =>
    ship.statusPage.post(entry, posting, ends),
  );
  return value;
}

function later({ ship }: Desk, wait: Wait | undefined, { afterMs }: NotNow): Wait {
  const tries = (wait?.tries ?? 0) + 1;
  const usual = firstWaitMs * 2 ** (tries - 1);
  const waitMs = Math.max(firstWaitMs, Math.min(afterMs ?? usual, longestWaitMs));
  return { tries, from: ship.clock.monotonic() + waitMs };
}

const notTaken = (
  ship: Ship,
  { incident, update: { update } }: One,
  said: { readonly code: NotTakenCode; readonly isLast: boolean },
): Promise<void> => report(ship, incident, { kind: 'updateNotTaken', update, ...said });

async function report(ship: Ship, { id }: Incident, said: PublicUpdateReport): Promise<void> {
  await handleReport(ship, said, { incident: id, actor: 'worker' });
}
