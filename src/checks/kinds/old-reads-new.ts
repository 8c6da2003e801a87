import { z } from 'zod';
import type { Measurement } from '../../app/ports/kinds.ts';
import type { HttpAnswer } from '../../lib/http/types.ts';
import { HttpUrl } from '../../lib/http/with.ts';
import { JsonPath, valueAt } from '../../lib/json-path.ts';
import { checkKind, errored, inconclusive } from '../check-kind.ts';
import { get, jsonOf, Source } from '../http-get.ts';
import { askInstances } from '../skew/ask-instances.ts';

const OldReadsNew = Source.extend({
  /** The one instance that reads: of the older release, and out of traffic. */
  instance: HttpUrl,
  /** The release that it has to be. */
  expect: z.string().min(1).max(200),
  version_path: z
    .string()
    .regex(/^\/\S*$/u, 'begins with /')
    .default('/version'),
  version_at: JsonPath.default('version'),
  /** Where in the answer of `url` stands how many were read, and how many of them could not be. */
  read_at: JsonPath.default('read'),
  failed_at: JsonPath.default('failed'),
  /** Fewer than this prove nothing. */
  min_samples: z.int().min(1).default(1),
});

/** Has one instance of the older release read a sample of what the newer one wrote. */
export const oldReadsNew = checkKind({
  kind: 'old_reads_new',
  doc: 'Asks url, at one instance of the older release without traffic, to read a sample that the newer one wrote: { read: 40, failed: 0 }. Passes when enough were read and none failed. The instance must answer expect as its version.',
  with: OldReadsNew,
  measure: async ({ with: given, site, ...question }) => {
    const { instance, expect, version_path: path, version_at: at } = given;
    const listed = [{ id: instance, url: instance, from: 'platform', claimed: undefined }] as const;
    const [row] = await askInstances(listed, { path, at, question, site });
    const version = row?.versions[0];
    if (version === undefined) return errored(`the instance did not answer (${row?.silent})`);
    if (version !== expect) {
      return errored(`the instance is release ${version}, not ${expect}`, { version, expect });
    }
    const answer = await get(given, question, site);
    if (!answer.ok) return errored(answer.error);
    return judge(given, answer.value, version);
  },
});

/** Enough of the sample was read, and all of it. */
function judge(
  { read_at, failed_at, min_samples }: z.output<typeof OldReadsNew>,
  answer: HttpAnswer,
  version: string,
): Measurement {
  if (answer.status !== 200) return errored(`status ${answer.status}`);
  const body = jsonOf(answer);
  if (!body.ok) return errored(body.error);
  const read = valueAt(body.value, read_at);
  const failed = valueAt(body.value, failed_at);
  if (typeof read !== 'number' || typeof failed !== 'number') {
    return inconclusive('its answer does not say how many were read and failed');
  }
  const facts = { version, read, failed };
  if (failed > 0) {
    return { verdict: 'fail', summary: `release ${version} cannot read ${failed}`, facts };
  }
  return read < min_samples
    ? inconclusive(`only ${read} read, ${min_samples} are needed`, facts)
    : { verdict: 'pass', summary: `release ${version} read ${read}`, facts };
}
