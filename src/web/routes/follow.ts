import { z } from 'zod';
import { ask } from '../ask.ts';
import { event, follow as followed } from '../follow.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';
import { stillMay } from '../still-may.ts';

/** The last line that a returning reader has seen, as browsers and `sternway follow` send it. */
const Headers = z.object({
  'last-event-id': z
    .string()
    .regex(/^\d{1,12}$/u)
    .transform(Number)
    .optional(),
});

/** `GET /api/v1/incidents/:id/follow`: server-sent events, the status first, then whatever happens until it is closed. */
export const follow: Route = {
  method: 'GET',
  path: '/api/v1/incidents/:id/follow',
  who: 'person',
  handle: async (desk, asked) => {
    const path = parse(IncidentPath, asked.params);
    if (!path.ok) return no(desk.ship, path.error);
    const headers = parse(Headers, asked.headers);
    if (!headers.ok) return no(desk.ship, headers.error);
    const { id } = path.value;
    const status = () => ask(desk, asked, { kind: 'status' }, id);
    const first = await status();
    if (!first.accepted) return answered(first);
    return {
      status: 200,
      type: 'text/event-stream; charset=utf-8',
      stream: followed(desk, {
        id,
        status,
        from: headers.value['last-event-id'],
        gone: asked.gone,
      }),
      isStillAllowed: stillMay(desk, asked, [id]),
      farewell: event('end', { why: 'not-allowed' }),
    };
  },
};
