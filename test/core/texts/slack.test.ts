import { describe, expect, test } from 'vitest';
import * as answers from '../../../src/core/texts/slack-answers.ts';
import * as standing from '../../../src/core/texts/slack-standing.ts';

const troubles = Object.values(standing.slackTroubles).map((text) =>
  typeof text === 'string' ? text : undefined,
);
const { slackTroubles, setupTroubles, overTexts } = standing;

describe('what is said in Slack because of Slack itself', () => {
  test.each([
    ...Object.values(answers.slackAnswers),
    ...troubles.filter((text) => text !== undefined),
    answers.abortIsFinal('rollback'),
    answers.bundleComes('INC-1'),
    answers.closesUnrecovered('INC-1', 'mitigated'),
    answers.formNotTaken(['This is too long: 3 characters fit.']),
    answers.pictureInWords(answers.slackAnswers.pictureNotDrawn),
    answers.wholeFile('INC-1-timeline.md'),
    answers.writtenMeanwhile('Bo', 'Stock was short.'),
    slackTroubles.tokenRefused('invalid_auth'),
    slackTroubles.away('since 03:01 UTC (timeout)'),
    slackTroubles.refused('since 03:01 UTC (invalid_auth)'),
    slackTroubles.mute('since 03:01 UTC (missing_scope)'),
    slackTroubles.waiting(1),
    slackTroubles.untold('INC-1'),
    slackTroubles.nowhere('INC-1'),
    slackTroubles.unreminded('shop', 'C0SHOP', 'not_in_channel'),
    slackTroubles.digestRefused('C0WEEKLY', 'channel_not_found'),
    slackTroubles.undigested,
    slackTroubles.unannounced('not_in_channel'),
    overTexts.closed('INC-1'),
    overTexts.recovered('INC-1'),
    standing.endedBy('Not now,', 'Ada', '03:12 UTC'),
    standing.waitsForYou('Put it back'),
    standing.waitsForDecision('RB-1'),
    standing.gathered('40 entries since 03:01 UTC', '03:40 UTC Recovered.'),
  ])('is whole sentences: %s', (text) => {
    expect(text).toMatch(/^\S.*\.$/su);
    expect(text).not.toMatch(/undefined|\[object/u);
  });

  test.each(Object.values(setupTroubles).map((text) => [text(undefined), text('no_permission')]))(
    'goes on after "Not set up:", with why or that Slack did not say it: %s',
    (silent, told) => {
      expect(silent).toMatch(/^[a-z'].* \(Slack did not say why\).*\.$/u);
      expect(told).toContain('(no_permission)');
    },
  );

  test('counts what waits', () => {
    expect(slackTroubles.waiting(1)).toMatch(/^1 message waits /u);
    expect(slackTroubles.waiting(2)).toMatch(/^2 messages wait /u);
  });

  test('names the incident and the review of a private one, and nothing else of it', () => {
    const what = { rung: 'acting', cause: 'command was taken', review: 'V1', due: '11:00 UTC' };
    expect(standing.privateReview('DRILL INC-1', what)).toBe(
      'DRILL INC-1, a private incident, acting: command was taken. V1 is to be reviewed, due 11:00 UTC.',
    );
  });

  test('says of a timeline how much of it is shown, and of which part', () => {
    const file = answers.wholeFile('x.md');
    const sizes = { all: 40, shown: 40, lines: 12, part: undefined, file };
    expect(answers.timelineShown('INC-1', sizes)).toBe(
      'The timeline of INC-1 has 40 entries, of which these are the last 12. All of it is the file x.md in this channel.',
    );
    expect(answers.timelineShown('INC-1', { ...sizes, lines: 40, part: 'A part of it' })).toBe(
      'A part of it. All of it is the file x.md in this channel.',
    );
    expect([
      answers.timelineTitle({ incident: 'INC-1', isPart: false }),
      answers.reportTitle('INC-1'),
      answers.timelineTitle({ incident: 'INC-1', isPart: true }),
    ]).toEqual(['Timeline of INC-1', 'Report of INC-1', 'Part of the timeline of INC-1']);
    expect([answers.timelineFile('x.md', false), answers.timelineFile('x.md', true)]).toEqual([
      'All of it is the file x.md in this channel.',
      'This part is the file x.md in this channel.',
    ]);
  });

  test('gives back what was typed into a form that was refused, where anything was', () => {
    expect(answers.typedBefore([])).toEqual([]);
    expect(answers.typedBefore(['Rang the bank'])).toEqual([
      'You had typed, to be copied:',
      'Rang the bank',
    ]);
  });
});
