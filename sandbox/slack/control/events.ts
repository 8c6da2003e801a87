import { z } from 'zod';
import { JsonObject } from '../../../src/lib/json.ts';
import { unreachable } from '../../../src/lib/unreachable.ts';
import type { Control, ControlAnswer } from './control.ts';
import { type EventsBody, type RedeliverBody, redeliverBody } from './shapes.ts';

const typed = z.object({ type: z.string() }).catchall(z.json());

/** Releases held events, or makes ones that nothing in the workspace has caused. */
export function makeEvents(control: Control, body: EventsBody): ControlAnswer {
  const { delivery } = control;
  switch (body.do) {
    case 'release':
      return { ok: true, released: delivery.events.release() };
    case 'appRateLimited':
      appRateLimited(control);
      return { ok: true };
    case 'send':
      delivery.events.tell(typed.parse(body.event));
      return { ok: true };
    default:
      return unreachable(body);
  }
}

/** Says that events were left out in this minute; it has no event inside and is sent once. */
function appRateLimited({ workspace, delivery }: Control): void {
  const { app, team, clock } = workspace;
  void delivery.courier.carry({
    type: 'events_api',
    name: 'app_rate_limited',
    answerable: false,
    payload: {
      token: app.verificationToken,
      type: 'app_rate_limited',
      team_id: team.id,
      minute_rate_limited: Math.floor(clock.now() / 60_000) * 60,
      api_app_id: app.id,
    },
  });
}

/** Sends an envelope again under a new id: an event with its retries, anything else once and without its answer. */
export function redeliver({ delivery }: Control, body: RedeliverBody): ControlAnswer {
  const { n, name, eventId } = redeliverBody.parse(body);
  const draft = delivery.courier.sent({ n, name });
  if (!draft)
    return {
      ok: false,
      error: 'envelope_not_found',
      say: 'No such envelope was sent, or it is too long ago. GET /_control/log lists them.',
    };
  if (draft.type === 'events_api') delivery.events.again(draft, eventId);
  else void delivery.courier.carry(draft);
  return { ok: true, name: draft.name, payload: JsonObject.parse(draft.payload) };
}
