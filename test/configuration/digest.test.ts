import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { good, kinds } from './sample.ts';

const read = (said: string) =>
  readConfiguration('sternway.yaml', good.replace('version: 1\n', `version: 1\n${said}\n`), kinds);

function weekly(said: string) {
  const whole = read(said);
  if (!whole.ok) throw new Error(JSON.stringify(whole.error));
  return whole.value.weekly;
}

describe('the weekly digest', () => {
  test('is told to nobody where the file says nothing of it', () => {
    expect(weekly('')).toBeUndefined();
  });

  test('comes on Monday at nine in the zone of the file, else in UTC', () => {
    const usual = { day: 'Mon', at: '09:00', channel: undefined };
    expect(weekly('digest: {}')).toEqual({ ...usual, zone: 'UTC' });
    expect(weekly('digest: {}\ntime_zone: Asia/Tokyo')).toEqual({ ...usual, zone: 'Asia/Tokyo' });
  });

  test('comes when and where the file says', () => {
    expect(
      weekly('digest: { day: friday, at: "16:30", zone: Europe/Berlin, channel: C0WEEKLY }'),
    ).toEqual({ day: 'Fri', at: '16:30', zone: 'Europe/Berlin', channel: 'C0WEEKLY' });
  });

  test.each([
    ['digest: { day: someday }', 'day'],
    ['digest: { at: 9:00 }', 'clock time'],
    ['digest: { zone: Berlin }', 'time zone'],
    ['digest: { channel: "#general" }', 'Slack id'],
    ['digest: { chanel: C0WEEKLY }', 'channel'],
  ])('is refused with its place: %s', (said, word) => {
    const whole = read(said);
    const found = whole.ok ? [] : whole.error;
    expect(found).toHaveLength(1);
    expect(found[0]?.line).toBe(2);
    expect(found[0]?.message).toContain(word);
  });
});
