import { z } from 'zod';
import { inUtc } from '../../../commands/parts/moment.ts';
import { type Format, timelineOrder } from '../../core/timeline/orders.ts';
import { ask } from '../ask.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';

const { kinds, by, since, until, words, zone, format } = timelineOrder.shape;

/** A name that stands once in a query is no list yet. */
const several = <T extends z.ZodType>(list: T) =>
  z.preprocess((said) => (typeof said === 'string' ? [said] : said), list);
const moment = <T extends z.ZodType>(at: T) =>
  z.preprocess((said) => (typeof said === 'string' ? inUtc(said) : said), at);

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
 * `GET /api/v1/incidents/:id/timeline[?format=md|json|csv|html][&kind=…][&by=…][&since=…][&until=…][&words=…][&zone=…]`:
 * all that happened, or the part of it that is asked for, as a document. `kind` and `by` may stand several times.
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
    return answer.accepted
      ? { status: 200, type: types[rest.format], text: answer.say }
      : answered(answer);
  },
};
