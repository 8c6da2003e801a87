import type { PublicUpdateFacts } from '../../src/core/public-updates/facts.ts';
import { type Stage, UpdateName } from '../../src/core/public-updates/shapes.ts';
import { type By, order } from './orders.ts';
import type { Act } from './scene.ts';

export const u = (number: number): UpdateName => UpdateName.parse(`U${number}`);

type Looked = NonNullable<PublicUpdateFacts['publicUpdates']>;

/** A status page, two people and a service that have names. */
export const looked = (more: Partial<Looked> = {}): PublicUpdateFacts => ({
  publicUpdates: {
    hasPage: true,
    people: ['ada', 'bo'],
    house: ['checkout', 'checkout@prod'],
    conditions: undefined,
    ...more,
  },
});

type Drafting = By & {
  readonly stage?: Stage;
  readonly text?: string;
  readonly page?: Partial<Looked>;
};

export const draftUpdate = ({ by, facts, stage, text, page }: Drafting = {}): Act =>
  order(
    {
      kind: 'publishDraft',
      ...(stage !== undefined && { stage }),
      ...(text !== undefined && { text }),
    },
    { ...(by && { by }), facts: { ...looked(page), ...facts } },
  );

export const approveUpdate = (name = u(1), { by, facts }: By = {}): Act =>
  order(
    { kind: 'publishApprove', update: name },
    { ...(by && { by }), facts: { ...looked(), ...facts } },
  );

export const dropUpdate = (name = u(1), by: By = {}): Act =>
  order({ kind: 'publishDrop', update: name }, by);
