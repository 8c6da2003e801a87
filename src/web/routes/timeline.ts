import { z } from 'zod';
import { momentOrAgo } from '../../../commands/parts/moment.ts';
import { drawTimeline, pictureFor } from '../../app/reading/picture.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import {
  type Format,
  isPicture,
  type PictureFormat,
  timelineOrder,
} from '../../core/timeline/orders.ts';
import { ask } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no, type Reply } from '../reply.ts';
import type { Route } from '../route.ts';

const { kinds, by, since, until, words, zone, format } = timelineOrder.shape;

/** A name that stands once in a query is no list yet. */
const several = <T extends z.ZodType>(list: T) =>
  z.preprocess((said) => (typeof said === 'string' ? [said] : said), list);
const moment = <T extends z.ZodType>(at: T) =>
  z.preprocess((said) => (typeof said === 'string' ? momentOrAgo(said) : said), at);

const Query = z.strictObject({
  format,
  kind: several(kinds),
  by: several(by),
  since: moment(since),
  until: moment(until),
  words,
  zone,
});

const types: Readonly<Record<Format, string>> = {
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/**
 * `GET /api/v1/incidents/:id/timeline[?format=md|json|csv|html|png|svg][&kind=…][&by=…][&since=…][&until=…][&words=…][&zone=…]`:
 * all that happened, or the part of it that is asked for, as a document. A picture is of all of it. `kind` and `by` may stand several times.
 */
export const timeline: Route = {
  method: 'GET',
  path: '/api/v1/incidents/:id/timeline',
  who: 'person',
  handle: async (desk, asked) => {
    const path = parse(IncidentPath, asked.params);
    if (!path.ok) return no(desk.ship, path.error);
    const query = parse(Query, asked.query);
    if (!query.ok) return no(desk.ship, query.error);
    const { kind, ...rest } = query.value;
    const order = { kind: 'timeline', kinds: kind, ...rest } as const;
    const answer = await ask(desk, asked, order, path.value.id);
    if (!answer.accepted) return answered(answer);
    return isPicture(rest.format)
      ? picture(desk, path.value.id, { format: rest.format, zone: rest.zone })
      : { status: 200, type: types[rest.format], text: answer.say };
  },
};

type Wanted = { readonly format: PictureFormat; readonly zone: string | undefined };

/** Whoever asked may see it: that was answered before. */
async function picture({ ship }: Desk, id: string, { format, zone }: Wanted): Promise<Reply> {
  const model = await pictureFor(ship, id, zone);
  const drawn = model && (await drawTimeline(ship, model, { zone }));
  if (drawn === undefined) return no(ship, refuseAtEdge('PictureNotDrawn', {}));
  return format === 'png'
    ? { status: 200, type: 'image/png', bytes: drawn.png }
    : { status: 200, type: 'image/svg+xml; charset=utf-8', text: drawn.svg };
}
