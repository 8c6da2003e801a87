import type { DataImpact, Migration } from './shapes.ts';

/** What the releases that are gone back over carried; undefined where nobody has said. */
type Carried = {
  readonly version: string;
  readonly migrations: readonly Migration[] | undefined;
};

/**
 * What the service says of itself. `noData`: it declares that it keeps none. `seen`: the names of those that its schema
 * history shows since the older release went live; undefined where nobody could look.
 */
type Says = Pick<DataImpact, 'unknownData'> & {
  readonly noData: boolean;
  readonly seen?: readonly string[] | undefined;
};

/**
 * What going back over these releases means for data (capabilities, S3). A contraction took away what the older release
 * reads, so it weighs as much as a destruction; what nobody classified is taken for one.
 */
export function impactOf(
  releases: readonly Carried[],
  { noData, unknownData, seen }: Says,
): DataImpact {
  const said = releases.flatMap(({ version, migrations: some = [] }) =>
    some.map((one) => ({ release: version, ...one })),
  );
  // What the database shows and nobody registered came with the newest of them, as far as anybody can tell.
  const release = releases.at(-1)?.version ?? 'unknown';
  const unsaid = (seen ?? [])
    .filter((name) => !said.some((one) => one.name === name))
    .map((name) => ({ release, name }));
  const migrations = [...said, ...unsaid];
  const isUntold = seen === undefined && releases.some((one) => one.migrations === undefined);
  return { verdict: verdictOf(migrations, isUntold && !noData), migrations, unknownData };
}

function verdictOf(migrations: readonly Migration[], isUntold: boolean): DataImpact['verdict'] {
  const classes = migrations.map((migration) => migration.class);
  if (classes.some((one) => one === 'destructive' || one === 'contract')) return 'destructive';
  if (classes.includes(undefined)) return 'unclassified';
  if (isUntold) return 'unknown';
  return migrations.length === 0 ? 'none' : 'compatible';
}
