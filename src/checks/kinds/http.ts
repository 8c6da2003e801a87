import { z } from 'zod';
import type { Measurement } from '../../app/ports/kinds.ts';
import { Comparison } from '../../lib/compare.ts';
import type { HttpAnswer } from '../../lib/http/types.ts';
import { JsonPath, valueAt } from '../../lib/json-path.ts';
import { checkKind, errored } from '../check-kind.ts';
import { get, jsonOf, Source } from '../http-get.ts';
import { judged } from '../judged.ts';

const Code = z.int().min(100).max(599);
const Figure = z.strictObject({ path: JsonPath, ...Comparison.shape });

const Http = Source.extend({
  expect: z
    .strictObject({
      status: z.union([Code.transform((code) => [code]), z.array(Code).min(1)]).optional(),
      json: z.union([Figure.transform((one) => [one]), z.array(Figure).min(1)]).default([]),
    })
    .default({ json: [] }),
});
type Expected = z.output<typeof Http>['expect'];

/** Reads one address and compares its status and the values at some paths. */
export const http = checkKind({
  kind: 'http',
  doc: 'Reads url (GET) and compares: expect {status, json: {path, op, value}}. A target that does not answer is an error, not a fail; a missing value is inconclusive.',
  with: Http,
  measure: async ({ with: given, site, ...question }) => {
    const answer = await get(given, question, site);
    if (!answer.ok) return errored(answer.error);
    return judge(given.expect, answer.value);
  },
});

function judge(expected: Expected, answer: HttpAnswer): Measurement {
  const { status } = answer;
  const isExpected = expected.status?.includes(status) ?? (status >= 200 && status < 300);
  const facts = { status };
  if (!isExpected) {
    const wanted = expected.status?.join(' or ') ?? '200 to 299';
    return { verdict: 'fail', summary: `status ${status}, wanted ${wanted}`, facts };
  }
  if (expected.json.length === 0) return { verdict: 'pass', summary: `status ${status}`, facts };
  const body = jsonOf(answer);
  if (!body.ok) return errored(body.error, facts);
  return worst(
    expected.json.map(({ path, ...wanted }) => judged(path, valueAt(body.value, path), wanted)),
    facts,
  );
}

/** The first that fails, else the first that decides nothing, else all of them as one pass. The first number is its figure. */
function worst(figures: readonly Measurement[], facts: Measurement['facts']): Measurement {
  const all = { ...facts, figures: figures.map((one) => one.facts) };
  const bad =
    figures.find(({ verdict }) => verdict === 'fail') ??
    figures.find(({ verdict }) => verdict !== 'pass');
  const figure = figures.find((one) => one.figure !== undefined)?.figure;
  const known = figure === undefined ? {} : { figure };
  if (bad !== undefined) {
    return { verdict: bad.verdict, summary: bad.summary, facts: all, ...known };
  }
  const summary = figures.map((one) => one.summary).join(', ');
  return { verdict: 'pass', summary, facts: all, ...known };
}
