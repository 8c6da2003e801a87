import { describe, expect, test } from 'vitest';
import { type ChannelSeen, judgeChannel, judgeScopes } from '../../../src/core/doctor/slack.ts';

const needed = [{ scope: 'commands', why: 'the slash commands' }];
const optional = [{ scope: 'pins:read', why: 'pins', without: 'pins do nothing' }];
const scopes = (granted: readonly string[]) =>
  judgeScopes(granted, { needed, optional }).map(({ verdict, says }) => `${verdict}: ${says}`);

describe('the permissions of the app', () => {
  test('pass with their number when all are given', () => {
    expect(scopes(['commands', 'pins:read'])).toEqual([
      'pass: 1 of 1 needed permissions are given, and 1 of 1 of those that may be refused.',
    ]);
  });

  test('fail where one is missing that it needs, with what it is for', () => {
    expect(scopes(['pins:read'])).toEqual([
      'fail: commands is missing. It is needed: the slash commands.',
    ]);
  });

  test('are a warning where one is missing that may be refused, with what is off', () => {
    expect(scopes(['commands'])).toEqual([
      expect.stringMatching(/^pass: 1 of 1 needed .*and 0 of 1/u),
      'warn: pins:read is missing (pins). Without it: pins do nothing.',
    ]);
  });
});

describe('a channel that is named', () => {
  const there = { status: 'found', isMember: true, isArchived: false } as const;
  const verdict = (seen: ChannelSeen, mayWriteAnywhere = false) =>
    judgeChannel({ channel: 'incidents', use: 'announcements', mayWriteAnywhere }, seen).verdict;

  test('passes where the bot is in it', () => {
    expect(verdict(there)).toBe('pass');
  });

  test('fails where it is not there, archived, or closed to the bot', () => {
    expect(verdict({ status: 'missing' })).toBe('fail');
    expect(verdict({ ...there, isArchived: true })).toBe('fail');
    expect(verdict({ ...there, isMember: false })).toBe('fail');
  });

  test('is a warning where the bot is not in it and may write all the same', () => {
    expect(verdict({ ...there, isMember: false }, true)).toBe('warn');
  });
});
