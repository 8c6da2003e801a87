import { maySee } from '../../app/people/sight.ts';
import { noteRead } from '../../app/reading/reads.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Happened } from '../../core/timeline/entries.ts';
import type { Desk } from '../desk.ts';
import { IncidentPath } from '../params.ts';
import type { Looked } from './page.ts';

/** An open page asks again and again; within this time that is one reading. */
const oneReadingMs = 10 * 60_000;
const mostRemembered = 10_000;

const noted = new WeakMap<Desk, Map<string, number>>();

/**
 * The incident that the path names, when this reader may know of it; undefined for anything else, so that a private one
 * looks as if it were not there. Who sees a private one is noted before it is shown.
 */
export async function seenIncident(
  desk: Desk,
  { params, reader }: Pick<Looked, 'params' | 'reader'>,
): Promise<Incident | undefined> {
  const path = IncidentPath.safeParse(params);
  if (!path.success) return undefined;
  const { state } = await desk.ship.incidents.load(path.data.id);
  if (state === undefined || !maySee(desk.ship, state, reader.person)) return undefined;
  await noteOnce(desk, state, reader);
  return state;
}

/** Notes before it is shown that this reader sees a private incident, once a sitting. */
export async function noteOnce(
  desk: Desk,
  incident: Pick<Incident, 'id'> & { readonly privacy: { readonly isPrivate: boolean } },
  { person, session }: Looked['reader'],
): Promise<void> {
  if (!incident.privacy.isPrivate) return;
  const before = noted.get(desk) ?? new Map<string, number>();
  noted.set(desk, before);
  const now = desk.ship.clock.monotonic();
  const key = `${session} ${incident.id}`;
  if (now - (before.get(key) ?? Number.NEGATIVE_INFINITY) < oneReadingMs) return;
  await noteRead(desk.ship, incident, {
    actor: { kind: 'person', person },
    what: 'dashboard',
    arrival: { via: 'http', key: `dashboard:${session.slice(0, 12)}` },
  });
  if (before.size >= mostRemembered) before.clear();
  before.set(key, now);
}

/** What an incident's page is made of. */
export type Seen = { readonly incident: Incident; readonly log: readonly Happened[] };

export async function seenWithLog(
  desk: Desk,
  looked: Pick<Looked, 'params' | 'reader'>,
): Promise<Seen | undefined> {
  const incident = await seenIncident(desk, looked);
  return incident && { incident, log: await desk.ship.logs.read(incident.id) };
}
