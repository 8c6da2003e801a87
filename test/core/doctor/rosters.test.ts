import { describe, expect, test } from 'vitest';
import { judgeRosters, type OnCall } from '../../../src/core/doctor/rosters.ts';

const good: OnCall = { name: 'ana', slack: 'there', pager: true };
const target = 'checkout@prod';
const judged = (people: readonly OnCall[], silent: readonly string[] = []) =>
  judgeRosters([{ target, people, silent }]).map(({ verdict, says }) => `${verdict}: ${says}`);

describe('the roster of a protected target', () => {
  test('is enough with three people who can be reached', () => {
    expect(judged([good, good, { ...good, slack: 'unneeded' }])).toEqual([
      'pass: checkout@prod: 3 of 3 people on the roster can be reached.',
    ]);
  });

  test('is a warning with two, and names what the third one lacks', () => {
    expect(judged([good, good, { name: 'ben', slack: 'none', pager: false }])).toEqual([
      'warn: checkout@prod: 2 of 3 people on the roster can be reached (ben has no account in Slack and no pager).',
    ]);
  });

  test('fails with one', () => {
    expect(judged([good, { name: 'ben', slack: 'left', pager: true }])).toEqual([
      'fail: checkout@prod: 1 of 2 people on the roster can be reached (ben has an account in Slack that is closed).',
    ]);
  });

  test('is unknown while a group never said who is in it, or Slack says nothing of somebody', () => {
    expect(judged([good], ['oncall'])[0]).toMatch(/^unknown: .*who is in oncall, which never/u);
    expect(judged([good, { ...good, slack: 'untold' }])[0]).toMatch(/^unknown: .*1 of 2/u);
  });

  test('is enough although a group is silent, with three others', () => {
    expect(judged([good, good, good], ['oncall'])[0]).toMatch(/^pass: /u);
  });
});

describe('no protected target', () => {
  test('needs nobody at night', () => {
    expect(judgeRosters([])).toEqual([expect.objectContaining({ verdict: 'pass' })]);
  });
});
