import { beginWatch, isConcluded, observe, type Watch } from '../../core/checks/judge.ts';
import { type Watched, watchlist } from '../../core/checks/watchlist.ts';
import type { CheckState, Incident } from '../../core/incident/incident.ts';
import type { CheckSpec } from '../../core/plan/plan.ts';
import { sayDuration } from '../../lib/durations.ts';
import { withDeadline } from '../deadline.ts';
import { handleReport } from '../handle-report.ts';
import type { OpenIncidents } from '../open-incidents.ts';
import type { Measurement } from '../ports/kinds.ts';
import type { Ship } from '../ship.ts';

/** Verdicts are compared with what is asked this often, so that no check is forgotten in a race. */
const lookAgainMs = 500;

/** Asks every check that an incident's state asks for, for as long as it does. A restart begins each of them anew. */
export async function runChecks(
  ship: Ship,
  incidents: OpenIncidents,
  signal: AbortSignal,
): Promise<void> {
  const asking = new Map<string, AbortController>();
  const look = (incident: Incident): void => {
    const wanted = new Map(watchlist(incident).map((each) => [keyOf(incident, each), each]));
    for (const [key, controller] of asking) {
      if (!key.startsWith(`${incident.id} `) || wanted.has(key)) continue;
      controller.abort();
      asking.delete(key);
    }
    for (const [key, watched] of wanted) {
      if (!asking.has(key))
        ask({ ship, incidents }, { key, incident: incident.id, watched, asking });
    }
  };
  using _ = incidents.onChange(look);
  while (!signal.aborted) {
    for (const incident of incidents.all()) look(incident);
    await ship.clock.sleep(lookAgainMs, signal);
  }
  for (const controller of asking.values()) controller.abort();
}

/** A retried step is checked anew, and a new strategy asks everything anew: both are in the key. */
const keyOf = (incident: Incident, { key, epoch }: Watched): string =>
  `${incident.id} ${key} ${epoch ?? ''}`;

type Asking = {
  readonly key: string;
  readonly incident: string;
  readonly watched: Watched;
  readonly asking: Map<string, AbortController>;
};

type Deck = { readonly ship: Ship; readonly incidents: Pick<OpenIncidents, 'get'> };

function ask(deck: Deck, { key, incident, watched, asking }: Asking): void {
  const controller = new AbortController();
  asking.set(key, controller);
  const { ship } = deck;
  void watch(deck, incident, watched, controller.signal)
    .catch((error: unknown) =>
      ship.log.warn({ event: 'CheckStopped', check: watched.key, err: error }),
    )
    .finally(() => {
      if (asking.get(key) === controller) asking.delete(key);
    });
}

async function watch(
  { ship, incidents }: Deck,
  incident: string,
  watched: Watched,
  signal: AbortSignal,
): Promise<void> {
  const { spec, once } = watched;
  const { clock } = ship;
  let seen = beginWatch(clock.monotonic());
  await takeBack({ ship, incidents }, incident, { watched, seen, measured: nobodyAsked });
  await clock.sleep(spec.initialDelayMs, signal);
  while (!signal.aborted) {
    const asked = clock.monotonic();
    const measured = await measureOnce(ship, spec, signal);
    if (signal.aborted) return;
    seen = observe(spec, seen, measured.verdict, { asked, now: clock.monotonic() });
    const concluded = isConcluded(spec, seen, clock.monotonic());
    const known = incidents.get(incident)?.checks[watched.key];
    if (once ? concluded : isNews(known, seen))
      await say(ship, incident, { watched, seen, measured });
    if (once && concluded) return;
    await clock.sleep(spec.intervalMs, signal);
  }
}

/** What held while somebody asked says nothing of now: it has to hold again in this watch. Said before anything else. */
const nobodyAsked: Measurement = {
  verdict: 'inconclusive',
  summary: 'it is asked anew, and nobody knows what it would have answered meanwhile',
  facts: {},
};

async function takeBack({ ship, incidents }: Deck, incident: string, anew: Seen): Promise<void> {
  const held = incidents.get(incident)?.checks[anew.watched.key]?.held;
  if (held === true) await say(ship, incident, anew);
}

/** Compared with what is on record, not with what was said last: a fall from the ladder forgets verdicts. */
const isNews = (known: CheckState | undefined, seen: Watch): boolean =>
  seen.verdict !== undefined && (known?.verdict !== seen.verdict || known.held !== seen.held);

/** One measurement within its time; one that does not come back in time is an `error`. */
export async function measureOnce(
  { clock, world }: Pick<Ship, 'clock' | 'world'>,
  spec: CheckSpec,
  signal?: AbortSignal,
): Promise<Measurement> {
  const deadline = { ms: spec.timeoutMs, ...(signal && { signal }) };
  const { value, late } = await withDeadline(clock, deadline, (ends) => world.measure(spec, ends));
  const summary = `no answer within ${sayDuration(spec.timeoutMs)}`;
  return late ? { verdict: 'error', summary, facts: {} } : value;
}

type Seen = { readonly watched: Watched; readonly seen: Watch; readonly measured: Measurement };

async function say(ship: Ship, incident: string, { watched, seen, measured }: Seen): Promise<void> {
  const { key, epoch } = watched;
  await handleReport(
    ship,
    {
      kind: 'measured',
      key,
      epoch,
      verdict: seen.verdict ?? measured.verdict,
      held: seen.held,
      summary: measured.summary,
      facts: measured.facts,
    },
    { incident, actor: 'worker' },
  );
}
