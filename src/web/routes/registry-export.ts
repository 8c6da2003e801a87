import { z } from 'zod';
import { incidentStream } from '../../app/incidents.ts';
import { maySee, personOf, summariesFor } from '../../app/people/sight.ts';
import { noteRead } from '../../app/reading/reads.ts';
import { noteCopy } from '../../app/retention/copies.ts';
import { IncidentId } from '../../core/ids.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { arriving } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { parse } from '../parse.ts';
import { no, type Reply } from '../reply.ts';
import type { Asked, Route } from '../route.ts';
import { isAdmin, type SignedIn } from '../sign-in.ts';
import { calmly, stillMay } from '../still-may.ts';

const Query = z.strictObject({ incident: IncidentId.optional() });
const type = 'application/jsonl; charset=utf-8';

/**
 * `GET /api/v1/registry/export[?incident=INC-3]`: every event with its texts, a JSON line each, as fast as the reader reads. A chain with
 * gaps proves nothing, so where private incidents are in it that the reader may not know of, it is for administrators. That
 * each of the private ones was read is noted, and that a copy was taken.
 */
export const registryExport: Route = {
  method: 'GET',
  path: '/api/v1/registry/export',
  who: 'person',
  handle: async (desk, asked) => {
    const query = parse(Query, asked.query);
    if (!query.ok) return no(desk.ship, query.error);
    const { incident } = query.value;
    return incident === undefined ? whole(desk, asked) : one(desk, asked, incident);
  },
};

async function whole(desk: Desk, asked: Asked): Promise<Reply> {
  const { ship, keeping } = desk;
  const { by } = asked;
  const { actor } = by;
  // Before the right is asked: of what comes later nobody knows yet whether it may be seen.
  const upTo = await ship.registry.head();
  const all = await ship.registry.summaries();
  const seen = await summariesFor(ship, personOf(actor));
  if (seen.length < all.length && !isAdmin(ship, actor)) {
    return no(ship, refuseAtEdge('NotAdmin', { admins: ship.configurations.current().admins }));
  }
  await readAll(ship, all, by);
  const hidden = all.filter((one) => one.private === true).map(({ id }) => id);
  const isInside = stillMay(desk, asked, hidden);
  const isStillAllowed = async () =>
    (asked.isStillIn() && isAdmin(ship, actor)) || (await isInside());
  await noteCopy(ship, { actor, incident: undefined, arrival: arriving(by) });
  return {
    status: 200,
    type,
    stream: keeping.exportEvents({ upTo }),
    isStillAllowed: calmly(desk, isStillAllowed),
    headers: { 'x-sternway-events': String(upTo) },
  };
}

/** The events of one incident; a private one is not there for others. */
async function one(desk: Desk, asked: Asked, id: IncidentId): Promise<Reply> {
  const { ship, keeping } = desk;
  const { by } = asked;
  const upTo = await ship.registry.head();
  const { state } = await ship.incidents.load(id);
  if (state === undefined || !maySee(ship, state, personOf(by.actor))) {
    const open = await summariesFor(ship, personOf(by.actor), { open: true });
    return no(
      ship,
      refuseAtEdge('UnknownIncident', { said: id, open: open.map((each) => each.id) }),
    );
  }
  await noteRead(ship, state, { actor: by.actor, what: 'export', arrival: arriving(by) });
  await noteCopy(ship, { actor: by.actor, incident: id, arrival: arriving(by) });
  const stream = keeping.exportEvents({ upTo, stream: incidentStream(id) });
  return { status: 200, type, stream, isStillAllowed: calmly(desk, stillMay(desk, asked, [id])) };
}

async function readAll(
  ship: Desk['ship'],
  all: readonly IncidentSummary[],
  by: SignedIn,
): Promise<void> {
  for (const { id } of all.filter((one) => one.private === true)) {
    const { state } = await ship.incidents.load(id);
    if (state === undefined) continue;
    await noteRead(ship, state, { actor: by.actor, what: 'export', arrival: arriving(by) });
  }
}
