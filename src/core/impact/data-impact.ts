import type { DataImpact, Migration } from './shapes.ts';

/** What the releases that are gone back over carried; undefined where nobody has said. */
type Carried = {
  readonly version: string;
  readonly migrations: readonly Migration[] | undefined;
};

/** What the service says of itself. `noData`: it declares that it keeps none. */
type Says = Pick<DataImpact, 'unknownData'> & { readonly noData: boolean };

/**
 * What going back over these releases means for data (capabilities, S3). A contraction took away what the older release
 * reads, so it weighs as much as a destruction; what nobody classified is taken for one.
 */
export function impactOf(releases: readonly Carried[], { noData, unknownData }: Says): DataImpact {
  const migrations = releases.flatMap(({ version, migrations: some = [] }) =>
    some.map((one) => ({ release: version, ...one })),
  );
  const isUntold = releases.some((release) => release.migrations === undefined);
  return { verdict: verdictOf(migrations, isUntold && !noData), migrations, unknownData };
}

function verdictOf(migrations: readonly Migration[], isUntold: boolean): DataImpact['verdict'] {
  const classes = migrations.map((migration) => migration.class);
  if (classes.some((one) => one === 'destructive' || one === 'contract')) return 'destructive';
  if (classes.includes(undefined)) return 'unclassified';
  if (isUntold) return 'unknown';
  return migrations.length === 0 ? 'none' : 'compatible';
}
