import { z } from 'zod';
import type { Count } from '../../app/ports/kinds.ts';
import type { HttpAnswer } from '../../lib/http/types.ts';
import { JsonPath, valueAt } from '../../lib/json-path.ts';
import { countKind, unknownCount } from '../check-kind.ts';
import { countOf } from '../count-of.ts';
import { get, jsonOf, Source } from '../http-get.ts';
import { sumOfMetric } from '../metric.ts';

const HttpCount = Source.extend({
  /** Where in a JSON answer the number stands. */
  path: JsonPath.optional(),
  /** Or: the name of a metric in the Prometheus text format; its lines are summed. */
  metric: z
    .string()
    .regex(/^[a-zA-Z_:][\w:]*$/u, 'not the name of a metric')
    .optional(),
  /** Only lines with these labels. */
  labels: z.record(z.string(), z.string()).default({}),
}).refine(({ path, metric }) => (path === undefined) !== (metric === undefined), {
  error: 'say where the number stands: either path or metric',
});
type HttpCount = z.output<typeof HttpCount>;

/** Counts by reading a number that a service publishes. */
export const http = countKind({
  kind: 'http',
  doc: 'Counts by reading url (GET): the number at path of its JSON, or the sum of metric (with labels) in the Prometheus text format.',
  with: HttpCount,
  count: async ({ with: given, site, ...question }) => {
    const answer = await get(given, question, site);
    if (!answer.ok) return unknownCount(answer.error);
    if (answer.value.status !== 200) return unknownCount(`status ${answer.value.status}`);
    return read(given, answer.value);
  },
});

function read({ path, metric, labels }: HttpCount, answer: HttpAnswer): Count {
  if (metric !== undefined) {
    if (answer.truncated)
      return unknownCount('the answer is over 1 MB and was not read to the end');
    const sum = sumOfMetric(answer.body, metric, labels);
    return sum === undefined
      ? unknownCount(`there is no line of the metric ${metric}`)
      : countOf(sum);
  }
  const body = jsonOf(answer);
  return body.ok ? countOf(valueAt(body.value, path ?? '$')) : unknownCount(body.error);
}
