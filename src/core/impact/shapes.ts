import { z } from 'zod';

/** What a migration does to data that an older release still reads (capabilities, S3). */
export const migrationClasses = ['expand', 'contract', 'destructive', 'data_backfill'] as const;
export const MigrationClass = z.enum(migrationClasses);

/** A migration that a release carried; without a class nobody has said what it does. */
export const Migration = z.strictObject({
  name: z.string().min(1).max(200),
  class: MigrationClass.optional(),
});
export type Migration = z.infer<typeof Migration>;

export const datasetClasses = ['revertible', 'compensate', 'immutable', 'derived'] as const;
const constraintKinds = ['retain', 'legal_hold', 'erasure_replay'] as const;

const Probe = z.strictObject({
  kind: z.string(),
  with: z.record(z.string(), z.json()),
  secrets: z.array(z.string()),
});

/** Data that a service keeps. What is not declared is not known, never harmless. */
export const DatasetSpec = z.strictObject({
  name: z.string(),
  class: z.enum(datasetClasses).optional(),
  /** The role that answers for it, and signs for what is lost of it. */
  owner: z.string(),
  /** How much may be lost without a signature: the age of the newest restorable point, and rows since. */
  rpo: z.strictObject({
    maxAgeMs: z.int().nonnegative().optional(),
    maxRows: z.int().nonnegative().optional(),
  }),
  /** How the newest restorable point (a count of seconds since 1970) and the rows written since are asked for. */
  newest: Probe.optional(),
  rows: Probe.optional(),
  constraints: z.array(z.strictObject({ kind: z.enum(constraintKinds), said: z.string() })),
});
export type DatasetSpec = z.infer<typeof DatasetSpec>;

export const writeWays = ['insert', 'update', 'delete', 'truncate', 'restore'] as const;
/** What a step does to a dataset. */
export const Write = z.strictObject({ dataset: z.string(), how: z.enum(writeWays) });
export type Write = z.infer<typeof Write>;

export const reversibility = ['yes', 'no', 'point_of_no_return'] as const;
export const restorable = ['image', 'config', 'flags', 'routing'] as const;

/**
 * What going back meets in the data. `none`: no migration was carried. `compatible`: those that were leave what the older
 * release reads. `destructive`, `unclassified`: they may not. `unknown`: nobody has said whether there were any.
 */
export const DataImpact = z.strictObject({
  verdict: z.enum(['none', 'compatible', 'destructive', 'unclassified', 'unknown']),
  migrations: z.array(
    z.strictObject({
      release: z.string(),
      name: z.string(),
      class: MigrationClass.optional(),
    }),
  ),
  /** How many persons it takes to go where the impact is unknown. */
  unknownData: z.enum(['one_person', 'two_persons']),
});
export type DataImpact = z.infer<typeof DataImpact>;

/** What would be lost of a dataset: rows since the newest restorable point, and its age; null where nobody can tell. */
export const Loss = z.strictObject({
  dataset: z.string(),
  owner: z.string(),
  rows: z.int().nonnegative().nullable(),
  ageMs: z.int().nonnegative().nullable(),
});
export type Loss = z.infer<typeof Loss>;

/** Of a plan of which nobody asked. */
export const unknownImpact: DataImpact = {
  verdict: 'unknown',
  migrations: [],
  unknownData: 'one_person',
};
