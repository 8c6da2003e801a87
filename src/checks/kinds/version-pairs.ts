import { z } from 'zod';
import type { Measurement, Question } from '../../app/ports/kinds.ts';
import { JsonPath } from '../../lib/json-path.ts';
import { checkKind, errored, inconclusive, type Site } from '../check-kind.ts';
import { Source } from '../http-get.ts';
import { askInstances } from '../skew/ask-instances.ts';
import { instancesOf } from '../skew/instances.ts';

const Component = z.strictObject({
  /** Who runs, as the platform says. */
  platform: Source.extend({ path: JsonPath.optional() }),
  version_path: z
    .string()
    .regex(/^\/\S*$/u, 'begins with /')
    .default('/version'),
  version_at: JsonPath.default('version'),
});
type Component = z.output<typeof Component>;

/** A version, or all that begin so: `2.*`. */
const Version = z.string().trim().min(1).max(200);
const Versions = z.array(Version).min(1);
const Row = z.record(z.string(), Versions);
type Row = z.output<typeof Row>;

const VersionPairs = z
  .strictObject({
    components: z.record(z.string().min(1).max(100), Component),
    allowed: z.array(Row).min(1),
  })
  .superRefine(({ components, allowed }, context) => {
    const names = Object.keys(components);
    const fault = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (names.length < 2) fault(['components'], 'a pair needs two components at least');
    for (const [at, row] of allowed.entries()) {
      for (const name of Object.keys(row)) {
        if (!names.includes(name)) fault(['allowed', at, name], `no component is called "${name}"`);
      }
      const missing = names.filter((name) => !Object.hasOwn(row, name));
      if (missing.length > 0) {
        fault(['allowed', at], `it says nothing of ${missing.join(', ')}, so it never holds`);
      }
    }
  });

/** Asks the instances of several components for their versions, and holds each combination that is live against the list. */
export const versionPairs = checkKind({
  kind: 'version_pairs',
  doc: 'Asks every instance of several components (platform {url} each) for /version: passes only when each combination of versions that is live stands under allowed: [{ checkout: ["1"], pricing: ["4", "5.*"] }].',
  with: VersionPairs,
  measure: async ({ with: { components, allowed }, site, ...question }) => {
    const seen = await Promise.all(
      Object.entries(components).map(([name, component]) =>
        liveOf({ name, component }, question, site),
      ),
    );
    const facts = {
      components: seen.map(({ name, versions, why }) => ({
        name,
        versions: [...versions],
        why: why ?? null,
      })),
    };
    const refused = combinations(seen).filter(
      (live) => !allowed.some((row) => live.every(({ name, version }) => fits(row, name, version))),
    );
    const [unknown] = seen.flatMap(({ why }) => why ?? []);
    if (refused.length > 0) return failed(refused, facts);
    if (unknown !== undefined) return errored(unknown, facts);
    const absent = seen.find(({ versions }) => versions.length === 0);
    if (absent) return inconclusive(`${absent.name}: no instance is known`, facts);
    return { verdict: 'pass', summary: combinations(seen).map(told).join('; '), facts };
  },
});

type Live = {
  readonly name: string;
  readonly versions: readonly string[];
  /** Why nobody knows all of them. */
  readonly why: string | undefined;
};

/** Every version that some instance of this component answers. */
async function liveOf(
  { name, component }: { readonly name: string; readonly component: Component },
  question: Question,
  site: Site,
): Promise<Live> {
  const listed = await instancesOf('platform', component.platform, question, site);
  if (!listed.ok) return { name, versions: [], why: `${name}: ${listed.error}` };
  const how = { path: component.version_path, at: component.version_at, question, site };
  const rows = await askInstances(listed.value, how);
  const silent = rows.find((row) => row.silent !== undefined);
  return {
    name,
    versions: [...new Set(rows.flatMap(({ versions }) => versions))].toSorted(),
    why: silent && `${name}: ${silent.id} did not answer (${silent.silent})`,
  };
}

type Pair = { readonly name: string; readonly version: string };

/** Each version of each component with each of the others: any two of them may meet. */
const combinations = (seen: readonly Live[]): readonly (readonly Pair[])[] =>
  seen.reduce<readonly (readonly Pair[])[]>(
    (all, { name, versions }) =>
      all.flatMap((some) => versions.map((version) => [...some, { name, version }])),
    [[]],
  );

const fits = (row: Row, name: string, version: string): boolean =>
  (row[name] ?? []).some((allowed) =>
    allowed.endsWith('*') ? version.startsWith(allowed.slice(0, -1)) : version === allowed,
  );

const told = (live: readonly Pair[]): string =>
  live.map(({ name, version }) => `${name} ${version}`).join(' with ');

const failed = (
  refused: readonly (readonly Pair[])[],
  facts: Measurement['facts'],
): Measurement => ({
  verdict: 'fail',
  summary: `not allowed: ${refused.map(told).join('; ')}`,
  facts: { ...facts, refused: refused.map(told) },
});
