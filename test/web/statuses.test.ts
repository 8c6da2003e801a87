import { describe, expect, test } from 'vitest';
import { checkRefusals } from '../../src/core/texts/refusals/checks.ts';
import { edgeRefusals } from '../../src/core/texts/refusals/edge.ts';
import { incidentRefusals } from '../../src/core/texts/refusals/incident.ts';
import { releaseRefusals } from '../../src/core/texts/refusals/release.ts';
import { runRefusals } from '../../src/core/texts/refusals/run.ts';
import { strategyRefusals } from '../../src/core/texts/refusals/strategy.ts';
import { statusOf } from '../../src/web/statuses.ts';

const codes = [
  checkRefusals,
  edgeRefusals,
  incidentRefusals,
  releaseRefusals,
  runRefusals,
  strategyRefusals,
].flatMap((texts) => Object.keys(texts));

/** Not understood, or not possible however often it is sent again. */
const notPossible = [
  'EvidenceMissing',
  'HurtSinceUnfit',
  'Misread',
  'NoIncident',
  'NoPlaybook',
  'NoWayBack',
  'NobodyMayDecide',
  'NotIdentified',
  'NotOnRoster',
  'PlaybookBroken',
  'ReportOwnerMissing',
  'SeveralServices',
  'StrategyUnavailable',
  'UnknownCheck',
  'UnknownCommand',
  'UnknownPerson',
  'UnknownPlan',
  'UnknownRelease',
  'UnknownResidual',
  'UnknownService',
  'UnknownStep',
  'WhichContainment',
  'WhichIncident',
  'WhichPlan',
];

describe('the status of a refusal', () => {
  test('is 422 for exactly the codes that are meant to have it', () => {
    expect(codes.filter((code) => statusOf(code) === 422).toSorted()).toEqual(notPossible);
  });

  test.each([
    ['NotSignedIn', 401],
    ['NotTheAuthority', 403],
    ['NotTheRole', 403],
    ['MachineMayNot', 403],
    ['NotAdmin', 403],
    ['NoPrivateChannels', 403],
    ['StrategyActive', 409],
    ['TargetHeld', 409],
    ['CardStale', 409],
    ['TooLarge', 413],
    ['RegistryUnavailable', 503],
  ])('%s is %i', (code, status) => {
    expect(codes).toContain(code);
    expect(statusOf(code)).toBe(status);
  });
});
