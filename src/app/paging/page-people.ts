import { pagesWanted } from '../../core/asks.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { isToBePaged } from '../../core/paging/asked.ts';
import { toTellPager } from '../../core/paging/outside.ts';
import { allPages } from '../../core/paging/pages.ts';
import type { Page } from '../../core/paging/paging.ts';
import { canonical } from '../../lib/canonical.ts';
import { type Apart, eachApart } from '../apart.ts';
import { successionNow } from '../facts/paging.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import { asksNow } from '../reading/asks-now.ts';
import type { Ship } from '../ship.ts';
import { openPageBook, type PageBook } from './page-book.ts';
import { pageKey } from './page-key.ts';
import { type Desk, type Telling, tellPager } from './tell-pager.ts';

/** What should ring is compared with what does this often. */
const lookAgainMs = 500;

/**
 * Brings about the pages that stand on record: each is told to the pager under its own key until the pager has it,
 * silenced when it has done its work, and what became of it is recorded. Stops when the signal aborts.
 */
export async function pagePeople(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const book = await openedBook(ship, signal);
  if (book === undefined) return;
  const desk: Desk = {
    ship,
    book,
    busy: new Map(),
    waits: new Map(),
    taken: new Set(),
    signal,
  };
  using _ = incidents.onChange((incident) => attend(desk, incident));
  const apart = eachApart(ship, 'PagesOfOneUnattended');
  while (!signal.aborted) {
    await round(desk, incidents, apart).catch((error: unknown) =>
      ship.log.warn({ event: 'PagesUnattended', err: error }),
    );
    await ship.clock.sleep(lookAgainMs, signal);
  }
  await Promise.allSettled(desk.busy.values());
}

/** What rings from before; read again until it can be, nothing when this process ends before that. */
async function openedBook(
  { registry, clock, log }: Ship,
  signal: AbortSignal,
): Promise<PageBook | undefined> {
  while (!signal.aborted) {
    try {
      return await openPageBook(registry);
    } catch (error) {
      log.warn({ event: 'PagesUnread', err: error });
      await clock.sleep(lookAgainMs, signal);
    }
  }
  return undefined;
}

async function round(desk: Desk, incidents: OpenIncidents, apart: Apart): Promise<void> {
  const { ship, book } = desk;
  for (const incident of incidents.all()) {
    await apart(incident.id, async () => {
      await learn(ship, incident);
      await askAwake(ship, incident);
      attend(desk, incident);
    });
  }
  // Closed while this process was away: what still rings about it is silenced.
  for (const id of book.incidents().filter((each) => incidents.get(each) === undefined)) {
    await apart(id, async () => {
      const { state } = await ship.incidents.load(id);
      if (state) attend(desk, state);
    });
  }
}

/** An edit of the configuration says who is called from now on. */
async function learn(ship: Ship, incident: Incident): Promise<void> {
  const { id, paging, targets, authority, roles } = incident;
  const succession = successionNow(ship, targets, [authority, ...Object.values(roles)]);
  if (succession === undefined || canonical(succession) === canonical(paging.succession)) return;
  await handleReport(
    ship,
    { kind: 'successionKnown', succession },
    { incident: id, actor: 'worker' },
  );
}

/** Whoever is asked for something urgent and may sleep is paged. */
async function askAwake(ship: Ship, incident: Incident): Promise<void> {
  const at = ship.clock.now();
  for (const wanted of pagesWanted(asksNow(ship, incident))) {
    const { key: ask, since } = wanted;
    for (const person of wanted.of.filter((one) =>
      isToBePaged(incident, wanted, { person: one, at }),
    )) {
      const report = { kind: 'askUnanswered', ask, person, since } as const;
      await handleReport(ship, report, { incident: incident.id, actor: 'worker' });
    }
  }
}

/** Begins to tell the pager what it is to know about each page of an incident, where it is not being told already. */
function attend(desk: Desk, incident: Incident): void {
  const asked = new Set(asksNow(desk.ship, incident).map(({ key }) => key));
  for (const page of allPages(incident)) {
    const telling = tellingOf(desk, incident, page, asked);
    if (telling === undefined || desk.busy.has(telling.key)) continue;
    const { key } = telling;
    const done = tellPager(desk, telling)
      .catch((error: unknown) => desk.ship.log.warn({ event: 'PageUntold', page: key, err: error }))
      .finally(() => desk.busy.delete(key));
    desk.busy.set(key, done);
  }
}

function tellingOf(
  { ship, book }: Desk,
  incident: Incident,
  page: Page,
  asked: ReadonlySet<string>,
): Telling | undefined {
  const key = pageKey(ship.registry.id, { incident: incident.id, page: page.page });
  const isMoot = page.ask !== undefined && !asked.has(page.ask);
  const action = toTellPager(incident, page, { told: book.told(key), isMoot });
  return action && { key, action, incident, page };
}
