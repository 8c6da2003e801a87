import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EdgeRefusalCode } from '../src/core/refusals.ts';
import { unreadableIn } from './core/texts/commands-in.ts';
import { codes } from './support/sample-refusals.ts';
import { refusalsPage, writeRefusals } from './support/write-refusals.ts';

/** Made where plans are made and at the edge: the test in which what really comes in ends in it. */
const elsewhere: Readonly<
  Record<
    | EdgeRefusalCode
    | 'GateClosed'
    | 'NoScenario'
    | 'NoTabletop'
    | 'NoDrills'
    | 'DrillOnProduction'
    | 'DrillNowhere'
    | 'DrillWithoutWay'
    | 'NotADrill'
    | 'UnknownOutside'
    | 'SilentInDrill'
    | 'NoWayBack'
    | 'UnknownRelease'
    | 'NoPlaybook'
    | 'PlaybookBroken'
    | 'SeveralServices'
    | 'ReleaseFrozen'
    | 'ScenarioBroken'
    | 'SearchNeedsReason'
    | 'NoSuchText'
    | 'ReceiptMisfits'
    | 'NotAsRecorded'
    | 'UnderLegalHold',
    string
  >
> = {
  GateClosed: 'app/targets',
  NoScenario: 'app/tabletop',
  NoTabletop: 'app/find-incident',
  NoDrills: 'app/drills',
  DrillOnProduction: 'app/drill-run',
  DrillNowhere: 'app/drill-run',
  DrillWithoutWay: 'app/drill-run',
  NotADrill: 'app/drill-run',
  ScenarioBroken: 'app/import-recorded',
  UnknownOutside: 'app/gone-back',
  SilentInDrill: 'app/drill-surprises',
  SearchNeedsReason: 'app/look-back',
  NoSuchText: 'web/reads',
  ReceiptMisfits: 'app/receipts',
  NotAsRecorded: 'app/receipts',
  UnderLegalHold: 'web/reads',
  ReleaseFrozen: 'app/targets',
  NoWayBack: 'app/answer-question',
  UnknownRelease: 'app/answer-question',
  NoPlaybook: 'app/answer-question',
  PlaybookBroken: 'app/answer-question',
  SeveralServices: 'app/known',
  NotSignedIn: 'web/orders',
  UnknownCommand: 'web/orders',
  Misread: 'web/orders',
  BadRequest: 'web/orders',
  TooLarge: 'web/orders',
  NotFound: 'web/reads',
  PictureNotDrawn: 'web/timeline-picture',
  NotAdmin: 'web/reads',
  OnlyOnItsMachine: 'web/backup',
  NotNamed: 'app/hand-link',
  NoIncident: 'app/find-incident',
  WhichIncident: 'app/find-incident',
  UnknownIncident: 'app/find-incident',
  UnknownService: 'app/handle-order',
  RegistryUnavailable: 'app/handle-order',
  Busy: 'app/handle-order',
  GuestMayNot: 'slack/in-orders.int',
  OtherWorkspace: 'slack/in-orders.int',
  FormExpired: 'slack/in-forms.int',
  CameLate: 'slack/in-replay.int',
  BotNotInChannel: 'slack/in-joined.int',
  ChannelArchived: 'slack/in-joined.int',
  ChannelShared: 'slack/in-joined.int',
  NoPrivateChannels: 'slack/in-private.int',
};

describe('a refusal that is made elsewhere than in the core', () => {
  test.each(Object.entries(elsewhere))('as %s is reached in test/%s.test.ts', (code, file) => {
    expect(readFileSync(`test/${file}.test.ts`, 'utf8')).toMatch(new RegExp(`\\b${code}\\b`, 'u'));
  });

  test('is no other than these', () => {
    const core = readFileSync('test/core/refusals.test.ts', 'utf8');
    const left = codes.filter((code) => !new RegExp(`^  ${code}: (?!'app')`, 'mu').test(core));
    expect(left.toSorted()).toEqual(Object.keys(elsewhere).toSorted());
  });
});

describe('the page about refusals', () => {
  const page = readFileSync(refusalsPage, 'utf8');

  test('is what the texts generate: run test/support/write-refusals.ts', () => {
    expect(page).toBe(writeRefusals());
  });

  test.each(codes)('explains %s', (code) => {
    const [, section = ''] = page.split(`## ${code}\n`);
    expect(section.split('\n## ')[0]).toMatch(/^\nHTTP [45]\d\d\n\n> .+\n>\n> \*What next:\* .+/u);
  });

  test('names only commands that can be typed', () => {
    expect(unreadableIn(page)).toEqual([]);
  });
});
