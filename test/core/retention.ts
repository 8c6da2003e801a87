import { IncidentId } from '../../src/core/ids.ts';
import { type By, order } from './orders.ts';
import { observer } from './sample.ts';
import type { Act } from './scene.ts';

const entry = IncidentId.parse('INC-1');
/** Whoever keeps the installation. */
export const admins = { by: observer, facts: { admins: [observer] } };

export const hold = (by: By = {}): Act =>
  order({ kind: 'registryHold', entry, reason: 'a letter of the regulator' }, by);

export const releaseHold = (by: By = {}): Act =>
  order({ kind: 'registryRelease', entry, reason: 'the case is closed' }, by);

export const takeOut = (by: By = {}): Act =>
  order({ kind: 'registryExport', entry, bundle: true }, by);
