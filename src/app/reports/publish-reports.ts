import { millis } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { reportJson } from '../../core/report/document/json.ts';
import { reportMarkdown } from '../../core/report/document/markdown.ts';
import { publishedIn } from '../../core/report/document/published.ts';
import { undelivered } from '../../core/report/publishing.ts';
import type { Publication } from '../../core/report/state.ts';
import { type Apart, eachApart } from '../apart.ts';
import { withDeadline } from '../deadline.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import type { Parcel, Sent } from '../ports/publisher.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

const lookAgainMs = 1_000;
/** A webhook that has not answered within this time is asked again. */
const answerMs = 10_000;
const firstWaitMs = 2_000;
const longestWaitMs = 5 * 60_000;
/** What was published longer ago is given up (`endPublishing`). */
const latelyMs = 25 * 3_600_000;

type Desk = {
  readonly ship: Ship;
  readonly signal: AbortSignal;
  /** Incidents of which a report waits for the webhook. */
  readonly waiting: Map<string, Incident>;
  readonly tries: Map<string, { readonly tries: number; readonly from: number }>;
  /** Incidents of lately that were not read yet since this process began. */
  readonly unread: Set<string>;
  readonly apart: Apart;
};

/**
 * Brings each report that was published to the webhook, under one key in every try, until it has it or refuses it; and
 * records what became of it. A restart goes on where nothing is on record. Stops when the signal aborts.
 */
export async function publishReports(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const desk: Desk = {
    ship,
    signal,
    waiting: new Map(),
    tries: new Map(),
    unread: new Set(),
    apart: eachApart(ship, 'ReportUnread'),
  };
  using _ = incidents.onChange((incident) => keep(desk, incident));
  let isRead = false;
  while (!signal.aborted) {
    try {
      if (!isRead) await learnLately(desk);
      isRead = true;
      await readLately(desk);
      for (const incident of desk.waiting.values()) {
        await desk.apart(incident.id, () => bring(desk, incident));
      }
    } catch (error) {
      ship.log.warn({ event: 'ReportsUnpublished', err: error });
    }
    await ship.clock.sleep(lookAgainMs, signal);
  }
}

/** What was under way before this process began, of closed incidents too: reports are published late. */
async function learnLately({ ship: { registry, clock }, unread }: Desk): Promise<void> {
  const now = millis(clock.now());
  for (const { id, updatedAt } of await registry.summaries()) {
    if (now - millis(updatedAt) <= latelyMs) unread.add(id);
  }
}

async function readLately(desk: Desk): Promise<void> {
  for (const id of desk.unread) {
    await desk.apart(id, async () => {
      const { state } = await desk.ship.incidents.load(id);
      if (state) keep(desk, state);
      desk.unread.delete(id);
    });
  }
}

function keep({ waiting }: Desk, incident: Incident): void {
  if (undelivered(incident).includes('webhook')) waiting.set(incident.id, incident);
  else waiting.delete(incident.id);
}

const keyOf = ({ registry }: Pick<Ship, 'registry'>, incident: string, publication: number) =>
  `sternway/${registry.id}/${incident}/report/${publication}`;

async function bring(desk: Desk, incident: Incident): Promise<void> {
  const { ship, signal, tries } = desk;
  const published = incident.report?.published;
  if (published === undefined || signal.aborted) return;
  const key = keyOf(ship, incident.id, published.publication);
  const last = tries.get(key) ?? { tries: 0, from: 0 };
  if (ship.clock.monotonic() < last.from) return;
  const parcel = await parcelOf(ship, incident, published);
  const { value } = await withDeadline(ship.clock, { ms: answerMs, signal }, (ends) =>
    ship.publisher(parcel, ends),
  );
  // Told to end in the middle: whoever comes next sends it again under the same key.
  if (signal.aborted) return;
  if (value.status === 'later') return later(desk, key, value);
  tries.delete(key);
  await handleReport(
    ship,
    {
      kind: 'reportDelivered',
      publication: published.publication,
      place: 'webhook',
      outcome: value.status === 'taken' ? 'delivered' : 'failed',
      code: value.status === 'taken' ? undefined : value.code,
    },
    { incident: incident.id, actor: 'worker' },
  );
}

function later(
  { ship, tries }: Desk,
  key: string,
  { code, afterMs }: Extract<Sent, { readonly status: 'later' }>,
): void {
  const count = (tries.get(key)?.tries ?? 0) + 1;
  ship.log.warn({ event: 'ReportNotTaken', report: key, code, tries: count });
  const waitMs = afterMs ?? firstWaitMs * 2 ** Math.min(count - 1, 16);
  tries.set(key, {
    tries: count,
    from: ship.clock.monotonic() + Math.min(waitMs, longestWaitMs),
  });
}

/** The report as it read when it was published, so that every try sends the same. */
async function parcelOf(
  ship: Ship,
  { id }: Incident,
  { publication, at }: Publication,
): Promise<Parcel> {
  const document = publishedIn(await ship.logs.read(id), voiceOf(ship), publication);
  if (document === undefined) throw new Error(`${id} was not published`);
  return {
    key: keyOf(ship, id, publication),
    incident: id,
    publication,
    at,
    report: reportJson(document),
    markdown: reportMarkdown(document),
  };
}
