import type { PersonId } from '../../src/core/ids.ts';
import { type By, order } from './orders.ts';
import { checkout } from './sample.ts';
import type { Act } from './scene.ts';

/** An incident that only those may know of who are let in. */
export const hidden = (by: By = {}): Act =>
  order(
    {
      kind: 'declare',
      severity: 'sev2',
      targets: [checkout],
      title: 'A leaked key',
      private: true,
    },
    by,
  );

export const invite = (who: PersonId | undefined, by: By = {}): Act =>
  order({ kind: 'invite', who: '@somebody' }, { ...by, facts: { ...by.facts, named: who } });

export const makePublic = (by: By = {}): Act => order({ kind: 'makePublic' }, by);
