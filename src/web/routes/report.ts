import { z } from 'zod';
import { reportQuestions } from '../../core/report/orders.ts';
import { ask } from '../ask.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';

const [asking] = reportQuestions;
const { format, template } = asking.shape;
const Query = z.strictObject({ format, template, as: template });
const types = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** `GET /api/v1/incidents/:id/report[?format=md|html|json][&template=google|pagerduty|atlassian]`: what was learned, as a document; `as` is the older word for `template`. */
export const report: Route = {
  method: 'GET',
  path: '/api/v1/incidents/:id/report',
  who: 'person',
  handle: async (desk, asked) => {
    const path = parse(IncidentPath, asked.params);
    if (!path.ok) return no(desk.ship, path.error);
    const query = parse(Query, asked.query);
    if (!query.ok) return no(desk.ship, query.error);
    const { format: form, as, template: shape = as } = query.value;
    const order = { kind: 'report', format: form, template: shape } as const;
    const answer = await ask(desk, asked, order, path.value.id);
    return answer.accepted
      ? { status: 200, type: types[form], text: answer.say }
      : answered(answer);
  },
};
