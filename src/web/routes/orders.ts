import { z } from 'zod';
import { isMisread, read } from '../../../commands/read.ts';
import { knownNames } from '../../app/orders/known.ts';
import { maySee, personOf, summariesFor } from '../../app/people/sight.ts';
import type { Ship } from '../../app/ship.ts';
import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { Order } from '../../core/orders.ts';
import { type AnyRefusal, refuseAtEdge } from '../../core/refusals.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { arriving } from '../ask.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';

const Body = z
  .strictObject({
    incident: z.string().trim().min(1).max(40).optional(),
    text: z.string().optional(),
    order: Order.optional(),
  })
  .refine(({ text, order }) => (text === undefined) !== (order === undefined), {
    error: 'exactly one of text and order says what is ordered',
  });
type Body = z.infer<typeof Body>;

const Headers = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/u, 'a key is 1 to 200 visible ASCII characters')
    .optional(),
});

/** The key under which the sender gives this order once; undefined without one. */
export function keyIn(headers: unknown): Result<string | undefined, AnyRefusal> {
  const read = parse(Headers, headers);
  return read.ok ? ok(read.value['idempotency-key']) : read;
}

/** `POST /api/v1/orders`: anything that may be ordered or asked, as text or as an order. */
export const orders: Route = {
  method: 'POST',
  path: '/api/v1/orders',
  who: 'anyone',
  handle: async (desk, { by, body, headers }) => {
    const sent = parse(Body, body);
    if (!sent.ok) return no(desk.ship, sent.error);
    const key = keyIn(headers);
    if (!key.ok) return no(desk.ship, key.error);
    const order = await orderIn(desk.ship, sent.value, personOf(by.actor));
    if (!order.ok) return no(desk.ship, order.error);
    const answer = await desk.order({
      order: order.value,
      incident: sent.value.incident,
      actor: by.actor,
      arrival: arriving(by, key.value),
    });
    return answered(answer);
  },
};

async function orderIn(
  ship: Ship,
  body: Body,
  person: PersonId | undefined,
): Promise<Result<Order, AnyRefusal>> {
  if (body.order !== undefined) return ok(body.order);
  const incident = await incidentOf(ship, body.incident, person);
  const said = read(body.text ?? '', knownNames(ship, incident));
  if (!isMisread(said)) return ok(said);
  const { code, problem, usage, nearest, dangerous } = said;
  return err(
    code === 'UnknownCommand'
      ? refuseAtEdge('UnknownCommand', { said: said.said, nearest })
      : refuseAtEdge('Misread', { problem, usage, nearest, dangerous }),
  );
}

/** The incident whose steps and checks may be meant: the one that is named, else the only open one. */
async function incidentOf(
  ship: Ship,
  said: string | undefined,
  person: PersonId | undefined,
): Promise<Incident | undefined> {
  const id = said?.toUpperCase() ?? (await onlyOpen(ship, person));
  const { state } = id === undefined ? { state: undefined } : await ship.incidents.load(id);
  return state && maySee(ship, state, person) ? state : undefined;
}

async function onlyOpen(ship: Ship, person: PersonId | undefined): Promise<string | undefined> {
  const [only, ...more] = await summariesFor(ship, person, { open: true });
  return more.length === 0 ? only?.id : undefined;
}
