import { describe, expect, test } from 'vitest';
import {
  clockUntold,
  type DiskSeen,
  judgeClock,
  judgeDisk,
} from '../../../src/core/doctor/machine.ts';

const mib = 1_048_576;
const good: DiskSeen = {
  folder: '/data',
  freeBytes: 1_000 * mib,
  floorBytes: 64 * mib,
  kind: 'disk',
  fsyncMs: 0.4,
};
const verdicts = (change: Partial<DiskSeen>) =>
  judgeDisk({ ...good, ...change }).map(({ verdict }) => verdict);

describe('the disk of the data folder', () => {
  test('passes where it is local, has room and is quick', () => {
    expect(judgeDisk(good).map(({ says }) => says)).toEqual([
      '/data has 1000 MiB free; below 64 MiB only what stops is stored.',
      'A write is on the disk after less than 1 ms.',
    ]);
    expect(verdicts({})).toEqual(['pass', 'pass']);
  });

  test('fails where it is in memory or over a network', () => {
    expect(verdicts({ kind: 'memory' })).toEqual(['fail', 'pass', 'pass']);
    expect(verdicts({ kind: 'network' })).toEqual(['fail', 'pass', 'pass']);
  });

  test('is a warning while it fills up, and fails below the floor', () => {
    expect(verdicts({ freeBytes: 255 * mib })).toEqual(['warn', 'pass']);
    expect(verdicts({ freeBytes: 64 * mib })).toEqual(['warn', 'pass']);
    expect(verdicts({ freeBytes: 63 * mib })).toEqual(['fail', 'pass']);
  });

  test('is a warning where writes take long, and fails where terms would run out meanwhile', () => {
    expect(verdicts({ fsyncMs: 20 })).toEqual(['pass', 'pass']);
    expect(verdicts({ fsyncMs: 21 })).toEqual(['pass', 'warn']);
    expect(verdicts({ fsyncMs: 501 })).toEqual(['pass', 'fail']);
  });
});

describe('the clock of this machine', () => {
  test('passes within two seconds', () => {
    expect(judgeClock('slack.com', 900).says).toBe(
      'The clock of this machine is within a second of slack.com.',
    );
    expect(judgeClock('slack.com', -2_000).verdict).toBe('pass');
  });

  test('is unknown where nobody says the time', () => {
    expect(clockUntold('slack.com', 'no answer')).toMatchObject({ verdict: 'unknown' });
  });

  test('is a warning beyond, on either side, and fails half way to where Slack refuses it', () => {
    expect(judgeClock('slack.com', 2_100)).toMatchObject({
      verdict: 'warn',
      says: 'The clock of this machine is 2.1 s ahead of slack.com.',
    });
    expect(judgeClock('slack.com', -151_000)).toMatchObject({
      verdict: 'fail',
      says: 'The clock of this machine is 151 s behind slack.com.',
    });
  });
});
