import { z } from 'zod';
import { registryListOrder } from '../../core/registry/orders.ts';
import { ask } from '../ask.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';

const Query = registryListOrder.omit({ kind: true, oldestFirst: true, format: true }).extend({
  order: z.enum(['newest', 'oldest']).default('newest'),
  format: z.enum(['json', 'csv', 'md']).default('json'),
});

const types = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/**
 * `GET /api/v1/registry[?words=&service=&since=&until=&outcome=&strategy=&person=&because=&mode=&order=&after=&format=]`:
 * incidents and what was done about them, 500 at most; `next` (JSON) is to be given as `after`.
 */
export const registryList: Route = {
  method: 'GET',
  path: '/api/v1/registry',
  who: 'person',
  handle: async (desk, asked) => {
    const query = parse(Query, asked.query);
    if (!query.ok) return no(desk.ship, query.error);
    const { order, ...filters } = query.value;
    const answer = await ask(desk, asked, {
      kind: 'registryList',
      ...filters,
      ...(order === 'oldest' && { oldestFirst: true }),
    });
    return answer.accepted
      ? { status: 200, type: types[filters.format], text: answer.say }
      : answered(answer);
  },
};
