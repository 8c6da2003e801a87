import { z } from 'zod';
import type { Question } from '../../app/ports/kinds.ts';
import { HttpUrl } from '../../lib/http/with.ts';
import type { Json } from '../../lib/json.ts';
import { valueAt } from '../../lib/json-path.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Site } from '../check-kind.ts';
import { get, jsonOf, type Source } from '../http-get.ts';

/** Which of the two lists an instance stands in. */
export type Origin = 'platform' | 'traffic';

export type Instance = {
  readonly id: string;
  readonly url: string;
  readonly from: Origin;
  /** What the list itself says about the version; evidence, never the answer. */
  readonly claimed: string | undefined;
};

/** More instances than this of one component are a mistake in the list, not a fleet to ask in one check. */
const mostInstances = 500;

const Listed = z
  .array(
    z.object({ id: z.string().min(1).max(200), url: HttpUrl, version: z.unknown().optional() }),
  )
  .max(mostInstances);

/** The instances that one source lists, or a sentence about why nobody can tell. */
export async function instancesOf(
  from: Origin,
  source: Source & { readonly path?: string | undefined },
  question: Question,
  site: Site,
): Promise<Result<readonly Instance[], string>> {
  const answer = await get(source, question, site);
  if (!answer.ok) return err(`the list of the ${from} cannot be read: ${answer.error}`);
  if (answer.value.status !== 200) {
    return err(`the list of the ${from} cannot be read: status ${answer.value.status}`);
  }
  const body = jsonOf(answer.value);
  if (!body.ok) return err(`the list of the ${from} cannot be read: ${body.error}`);
  const parsed = Listed.safeParse(listIn(body.value, source.path));
  if (!parsed.success) return err(`the ${from} does not answer a list of { id, url }`);
  return ok(
    parsed.data.map(({ id, url, version }) => ({
      id,
      url,
      from,
      claimed: typeof version === 'string' ? version.slice(0, 200) : undefined,
    })),
  );
}

function listIn(body: Json, path: string | undefined): Json | undefined {
  if (path !== undefined) return valueAt(body, path);
  return Array.isArray(body) ? body : valueAt(body, 'instances');
}
