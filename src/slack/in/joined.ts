import { catchUp } from '../../app/answer-question.ts';
import { maySee } from '../../app/people/sight.ts';
import { noteRead } from '../../app/reading/reads.ts';
import type { Desk, HeardAs } from './desk.ts';
import { saying } from './told.ts';

/** Whoever comes back within this time has not missed much. */
const againMs = 10 * 60_000;
const mostKept = 1_000;

/**
 * Whoever joins the channel of an open incident is told how it stands, alone; once in ten minutes. Bots, guests and
 * strangers are told nothing, nor is whoever was not let into a private one.
 */
export function catchesUp(): (desk: Desk, heard: HeardAs<'event'>) => Promise<void> {
  const told = new Map<string, number>();
  return async ({ ship, poster, people, tell }, { key, payload: { event, from, reach } }) => {
    const incident = event.channel === undefined ? undefined : poster.incidentIn(event.channel);
    if (incident === undefined) return;
    const { state } = await ship.incidents.load(incident);
    const who = await people.who(from, 'lately');
    if (state === undefined || state.rung === 'closed' || who.status !== 'person') return;
    const { person } = who;
    const now = ship.clock.monotonic();
    const last = told.get(`${incident} ${person}`) ?? Number.NEGATIVE_INFINITY;
    if (now - last < againMs || !maySee(ship, state, person)) return;
    if (told.size >= mostKept) told.clear();
    told.set(`${incident} ${person}`, now);
    const actor = { kind: 'person', person } as const;
    await noteRead(ship, state, { actor, what: 'catchUp', arrival: { via: 'slack', key } });
    await tell(reach, saying(await catchUp(ship, state)));
  };
}
