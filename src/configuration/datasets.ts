import type { DatasetSpec } from '../core/impact/shapes.ts';
import type { WrittenServiceEntry } from './schema.ts';

type Written = NonNullable<WrittenServiceEntry['datasets']>[string];

const kindsOf = { r: 'retain', l: 'legal_hold', e: 'erasure_replay' } as const;

/** `retain(7y)` → its kind, beside what was written. The schema has let nothing else through. */
const constraint = (said: string): DatasetSpec['constraints'][number] => ({
  kind: said.startsWith('r') ? kindsOf.r : said.startsWith('l') ? kindsOf.l : kindsOf.e,
  said,
});

/** A dataset in the form of a plan. */
const datasetSpec = (name: string, written: Written): DatasetSpec => {
  const { rpo, restorable, owner, constraints } = written;
  return {
    name,
    ...(written.class && { class: written.class }),
    owner,
    rpo: {
      ...(rpo.max_age !== undefined && { maxAgeMs: rpo.max_age }),
      ...(rpo.max_rows !== undefined && { maxRows: rpo.max_rows }),
    },
    ...(restorable.newest && { newest: restorable.newest }),
    ...(restorable.rows && { rows: restorable.rows }),
    constraints: constraints.map(constraint),
  };
};

/** All that a service says it keeps; undefined where it does not say. */
export const datasetSpecs = ({
  datasets,
}: Pick<WrittenServiceEntry, 'datasets'>): readonly DatasetSpec[] | undefined =>
  datasets && Object.entries(datasets).map(([name, written]) => datasetSpec(name, written));
