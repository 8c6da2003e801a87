import { z } from 'zod';
import { maySee } from '../../app/people/sight.ts';
import { IncidentId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { bellOf } from '../bell.ts';
import type { Desk } from '../desk.ts';
import type { Page, Reader } from './page.ts';
import { nothing } from './page.ts';
import { isStillIn } from './session.ts';

/** Says to every box between here and the reader that the line is alive. */
const heartbeatMs = 15_000;
/** However much happens, a reader fetches no more often than this. */
const calmMs = 1_000;
const mostOfOne = 12;
const mostOfAll = 500;

const Query = z.object({ about: z.union([z.literal('all'), IncidentId]) });

/** How many listen now, of each person and in all. */
const listeners = new WeakMap<Desk, Map<string, number>>();

/** `GET /dashboard/live?about=INC-3`: says that something changed, and nothing of what; pages are fetched anew then. */
export const live: Page = {
  path: '/dashboard/live',
  show: async (desk, { reader, query, gone }) => {
    const read = Query.safeParse(query);
    if (!read.success) return nothing;
    const { about } = read.data;
    if (about !== 'all') {
      const { state } = await desk.ship.incidents.load(about);
      if (state === undefined || !maySee(desk.ship, state, reader.person)) return nothing;
    }
    const place = placeFor(desk, reader);
    if (place === undefined) return { is: 'busy' };
    gone.addEventListener('abort', () => place[Symbol.dispose](), { once: true });
    const isMeant = (incident: Incident): boolean =>
      (about === 'all' || incident.id === about) && maySee(desk.ship, incident, reader.person);
    return {
      is: 'stream',
      stream: changes(desk, gone, isMeant),
      isStillAllowed: () => isStillIn(desk, reader),
      farewell: 'event: end\ndata: signed-out\n\n',
    };
  },
};

/** A place among those who listen, until it is given back; nothing where all are taken. */
function placeFor(desk: Desk, { person }: Reader): Disposable | undefined {
  const all = listeners.get(desk) ?? new Map<string, number>();
  listeners.set(desk, all);
  const own = all.get(person) ?? 0;
  const sum = [...all.values()].reduce((total, one) => total + one, 0);
  if (own >= mostOfOne || sum >= mostOfAll) return undefined;
  all.set(person, own + 1);
  return {
    [Symbol.dispose]: () => {
      const left = (all.get(person) ?? 1) - 1;
      if (left > 0) all.set(person, left);
      else all.delete(person);
    },
  };
}

async function* changes(
  desk: Desk,
  gone: AbortSignal,
  isMeant: (incident: Incident) => boolean,
): AsyncGenerator<string> {
  using bell = bellOf(desk, isMeant, gone);
  yield 'retry: 3000\n\n';
  while (!gone.aborted) {
    const rang = await bell.rung(heartbeatMs);
    if (gone.aborted) return;
    yield rang ? 'event: changed\ndata: -\n\n' : ': still here\n\n';
    if (rang) await desk.ship.clock.sleep(calmMs, gone);
  }
}
