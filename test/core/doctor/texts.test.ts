import { describe, expect, test } from 'vitest';
import { tally } from '../../../src/core/doctor/finding.ts';
import * as texts from '../../../src/core/doctor/texts.ts';

const place = { file: 'a.yaml', line: 2, column: 3, message: 'unknown key "x"' };

describe('a finding', () => {
  test('is counted by its verdict', () => {
    expect(tally([texts.noPager, texts.noSlack, texts.noSlack])).toEqual({
      pass: 2,
      unknown: 0,
      warn: 0,
      fail: 1,
    });
  });

  test('that is no pass says what to do', () => {
    const all = [
      texts.withoutThat('it'),
      texts.lookLate(10),
      texts.lookFailed('a\n b'),
      texts.environmentGood(3),
      texts.environmentWrong('PORT: is none'),
      texts.environmentWrong('PORT: is none.'),
      texts.wrongIn(place),
      ...texts.configurationGood(1, 'act'),
      ...texts.configurationGood(2, 'observe'),
      ...texts.judgePlaybook({ name: 'p', of: ['a'], errors: [place], warnings: 1 }),
      ...texts.judgePlaybook({ name: 'p', of: ['a'], errors: [], warnings: 1 }),
      ...texts.judgePlaybook({ name: 'p', of: ['a'], errors: [], warnings: 2 }),
      ...texts.judgePlaybook({ name: 'p', of: ['a'], errors: [], warnings: 0 }),
      texts.noPlaybook('checkout'),
      ...texts.judgeSecrets([]),
      ...texts.judgeSecrets([{ name: 'a-b', of: ['pager'], isSet: false }]),
      ...texts.judgeSecrets([{ name: 'a-b', of: ['pager'], isSet: true }]),
      texts.slackSilent('x'),
      texts.tokenRefused('the bot token', 'invalid_auth'),
      texts.botKnown('Shop', 'T1'),
      texts.notListed('T1'),
      texts.judgeRecord({ open: 2, broken: 0 }),
      texts.judgeRecord({ open: 2, broken: 1 }),
      texts.recordAway('Held.'),
      texts.judgeReach('It', undefined),
      texts.judgeReach('It', 'no answer'),
      texts.pagerUntried('webhook'),
      texts.pagerUntried('pagerduty'),
      texts.placesGood(2),
      texts.placeBehind('Behind.'),
      texts.placeUntried('git'),
      texts.addressHidden('It'),
    ];
    const silent = all.filter(({ verdict, todo }) => (verdict === 'pass') !== (todo === undefined));
    expect(silent).toEqual([]);
    expect(all.map(({ says }) => says).filter((says) => says.trim() === '')).toEqual([]);
  });

  test('of a secret names the variable that it is set by, and no value', () => {
    expect(texts.judgeSecrets([{ name: 'a-b', of: ['pager'], isSet: false }])).toEqual([
      {
        verdict: 'fail',
        says: 'a-b is named by pager, and is not set.',
        todo: 'Set STERNWAY_SECRET_A_B, or a file a-b in STERNWAY_SECRETS_DIR.',
      },
    ]);
  });
});
