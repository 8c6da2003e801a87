import { z } from 'zod';
import type { Question } from '../../app/ports/kinds.ts';
import { JsonPath } from '../../lib/json-path.ts';
import { checkKind, errored, inconclusive, type Site } from '../check-kind.ts';
import { Source } from '../http-get.ts';
import { askInstances } from '../skew/ask-instances.ts';
import { boardOf } from '../skew/board.ts';
import { instancesOf } from '../skew/instances.ts';

const ListSource = Source.extend({
  /** Where in the answer the list stands: [{ id, url }]; the answer itself, or its "instances", when nothing is said. */
  path: JsonPath.optional(),
});

const VersionSkew = z.strictObject({
  component: z.string().min(1).max(100),
  /** The one version that every instance must answer. */
  expect: z.string().min(1).max(200),
  /** Who runs, as the platform says. */
  platform: ListSource,
  /** Who takes traffic, as the load balancer says. */
  traffic: ListSource,
  /** Asked at every instance. */
  version_path: z
    .string()
    .regex(/^\/\S*$/u, 'begins with /')
    .default('/version'),
  /** Where in a JSON answer the version stands; a plain text is the version itself. */
  version_at: JsonPath.default('version'),
});

/** Asks every instance that the platform or the load balancer knows which version it is. */
export const versionSkew = checkKind({
  kind: 'version_skew',
  doc: 'Asks every instance listed by platform {url} or traffic {url} for /version: passes only when all of both lists answer exactly the version under expect. The summary is the skew board.',
  with: VersionSkew,
  measure: async ({ with: given, site, ...question }) => {
    const [platform, traffic] = await Promise.all([
      instancesOf('platform', given.platform, question, site),
      instancesOf('traffic', given.traffic, question, site),
    ]);
    if (!platform.ok) return errored(`${given.component}: ${platform.error}`);
    if (!traffic.ok) return errored(`${given.component}: ${traffic.error}`);
    const listed = [...platform.value, ...traffic.value];
    if (listed.length === 0) return inconclusive(`${given.component}: no instance is known`);
    const answers = await askInstances(listed, versionsFrom(given, question, site));
    return boardOf(given, answers);
  },
});

const versionsFrom = (given: z.output<typeof VersionSkew>, question: Question, site: Site) => ({
  path: given.version_path,
  at: given.version_at,
  question,
  site,
});
