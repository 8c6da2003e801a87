import { z } from 'zod';
import { ask } from '../ask.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';

const Query = z.strictObject({ format: z.enum(['md', 'json']).default('md') });
const types = { md: 'text/markdown; charset=utf-8', json: 'application/json; charset=utf-8' };

/** `GET /api/v1/incidents/:id/timeline[?format=md|json]`: all that happened, as a document. */
export const timeline: Route = {
  method: 'GET',
  path: '/api/v1/incidents/:id/timeline',
  who: 'person',
  handle: async (desk, asked) => {
    const path = parse(IncidentPath, asked.params);
    if (!path.ok) return no(desk.ship, path.error);
    const query = parse(Query, asked.query);
    if (!query.ok) return no(desk.ship, query.error);
    const { format } = query.value;
    const answer = await ask(desk, asked, { kind: 'timeline', format }, path.value.id);
    return answer.accepted
      ? { status: 200, type: types[format], text: answer.say }
      : answered(answer);
  },
};
