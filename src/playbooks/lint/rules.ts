import { approvalTooLate, overdueWithoutTimeout } from './approve.ts';
import { doubleContainment, oneWayContainment } from './contain.ts';
import {
  badGotos,
  needlessCompensate,
  nothingToCompensate,
  retryWithoutIdempotent,
} from './failure.ts';
import {
  differingName,
  duplicateIds,
  longIds,
  reservedIds,
  unknownAssumptionChecks,
} from './ids.ts';
import { badDefaults, badTemplates, unusedInputs } from './inputs.ts';
import { cycles, unknownNeeds } from './needs.ts';
import { unreconciledRestore } from './restore.ts';
import type { Rule } from './rule.ts';
import { noCriteria, noRest } from './states.ts';
import {
  backwardWaves,
  emptyFirstWave,
  noFirstWave,
  nothingCompared,
  strayWaves,
} from './waves.ts';

/** Every rule that a playbook of the right shape is held to. */
export const rules: readonly Rule[] = [
  { name: 'name-is-file', severity: 'error', find: differingName },
  { name: 'unique-ids', severity: 'error', find: duplicateIds },
  { name: 'id-length', severity: 'error', find: longIds },
  { name: 'reserved-id', severity: 'error', find: reservedIds },
  { name: 'known-assumption-check', severity: 'error', find: unknownAssumptionChecks },
  { name: 'known-needs', severity: 'error', find: unknownNeeds },
  { name: 'no-cycle', severity: 'error', find: cycles },
  { name: 'retry-idempotent', severity: 'error', find: retryWithoutIdempotent },
  { name: 'goto-forward', severity: 'error', find: badGotos },
  { name: 'something-to-compensate', severity: 'error', find: nothingToCompensate },
  { name: 'needless-compensate', severity: 'warning', find: needlessCompensate },
  { name: 'approve-before', severity: 'error', find: approvalTooLate },
  { name: 'overdue-timeout', severity: 'error', find: overdueWithoutTimeout },
  { name: 'resting-place', severity: 'error', find: noRest },
  { name: 'reversible-contain', severity: 'error', find: oneWayContainment },
  { name: 'one-contain', severity: 'error', find: doubleContainment },
  { name: 'first-wave', severity: 'warning', find: noFirstWave },
  { name: 'first-wave-there', severity: 'error', find: emptyFirstWave },
  { name: 'waves-forward', severity: 'error', find: backwardWaves },
  { name: 'stray-wave', severity: 'error', find: strayWaves },
  { name: 'worse-than-before', severity: 'warning', find: nothingCompared },
  { name: 'reconciled-restore', severity: 'warning', find: unreconciledRestore },
  { name: 'known-templates', severity: 'error', find: badTemplates },
  { name: 'default-fits', severity: 'error', find: badDefaults },
  { name: 'used-inputs', severity: 'warning', find: unusedInputs },
  { name: 'criteria', severity: 'warning', find: noCriteria },
];
