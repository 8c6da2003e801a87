import type { WrittenServiceEntry } from '../schema.ts';
import type { Found, Whole } from './found.ts';

type Dataset = NonNullable<WrittenServiceEntry['datasets']>[string];
type Fault = { readonly at: number; readonly message: string };

const isRetain = (said: string): boolean => said.startsWith('retain');

const doubled = ({ constraints }: Dataset): readonly Fault[] =>
  constraints.flatMap((said, at) =>
    constraints.indexOf(said) === at ? [] : [{ at, message: `"${said}" stands here already` }],
  );

/** Two spans for one dataset: nobody could say which one holds. */
function severalSpans({ constraints }: Dataset): readonly Fault[] {
  const [first, ...others] = [...new Set(constraints.filter(isRetain))];
  return others.map((said) => ({
    at: constraints.indexOf(said),
    message: `it is kept by "${first}" already; write one span`,
  }));
}

const keepsNothing = ({ constraints }: Dataset): readonly Fault[] =>
  constraints.flatMap((said, at) =>
    /^retain\(0+[dwmy]\)$/u.test(said)
      ? [{ at, message: `"${said}" keeps nothing; write a span above zero, or leave it out` }]
      : [],
  );

/** What is under a legal hold is never restored, so no erasure could ever be replayed after a restore of it. */
const neverReplayed = ({ constraints }: Dataset): readonly Fault[] => {
  const at = constraints.indexOf('erasure_replay');
  const message =
    'legal_hold forbids every restore, so no erasure is ever replayed; write one of the two';
  return at !== -1 && constraints.includes('legal_hold') ? [{ at, message }] : [];
};

/** What is derived is made again from the rest, so that steps may destroy it: a constraint on it would hold nothing. */
const heldInVain = ({ class: kind, constraints }: Dataset): readonly Fault[] =>
  kind === 'derived' && constraints.length > 0
    ? [{ at: 0, message: 'derived data may be destroyed and made again; give it another class' }]
    : [];

const rules = [doubled, severalSpans, keepsNothing, neverReplayed, heldInVain];

/** Constraints that contradict each other, or could never hold anything (capabilities, S11). */
export const datasetConstraints = ({ services }: Whole): readonly Found[] =>
  Object.entries(services).flatMap(([service, { datasets = {} }]) =>
    Object.entries(datasets).flatMap(([name, dataset]) =>
      rules
        .flatMap((rule) => rule(dataset))
        .map(({ at, message }) => ({
          path: ['services', service, 'datasets', name, 'constraints', at],
          message,
        })),
    ),
  );
