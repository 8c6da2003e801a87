import { describe, expect, test } from 'vitest';
import { after as afterPart } from '../../src/slack/out/channel/after.ts';
import { after, afterLines, type Outcome, wantedIn } from '../../src/slack/out/messages/after.ts';
import type { LinesRow, MessageRow } from '../../src/slack/out/standing.ts';
import type { Trouble } from '../../src/slack/trouble.ts';

const place = { channel: 'C0INC' };
const trying = after(wantedIn('C0INC'), { kind: 'sending', place });
const posted = { kind: 'posted', ts: '1.1', digest: 'sha256:a', version: 3 } as const;
const stands = after(trying, posted);
const failed = (
  kind: Trouble['kind'],
  more: Partial<Outcome & { kind: 'failed' }> = {},
): Outcome => ({
  kind: 'failed',
  trouble: kind === 'wait' ? { kind, code: 'x', ms: 1 } : { kind, code: 'x' },
  digest: 'sha256:b',
  isBound: false,
  isWorthAnother: true,
  ...more,
});

describe('a message that was being posted', () => {
  test.each([
    ['wait', 'wanted'],
    ['passing', 'wanted'],
    ['token', 'wanted'],
    ['channel', 'wanted'],
    ['missing', 'wanted'],
    ['refused', 'refused'],
    ['blocks', 'refused'],
    // Only here nobody knows: it is looked for before it is sent again.
    ['unclear', 'trying'],
  ] as const)('is, after %s, %s', (kind, state) => {
    expect(after(trying, failed(kind)).state).toBe(state);
  });

  test('belongs nowhere when its one channel is lost', () => {
    expect(after(trying, failed('channel', { isBound: true })).state).toBe('refused');
  });

  test('stands as it says when it was found, and says nobody knows what', () => {
    expect(after(trying, { kind: 'found', ts: '1.1' })).toMatchObject({
      state: 'stands',
      ts: '1.1',
      digest: '',
    });
    expect(after(trying, { kind: 'absent' })).toMatchObject({ state: 'wanted', again: undefined });
  });

  test('may stand twice from now on where nobody can look, or is left out', () => {
    const twice = after(trying, { kind: 'unsearchable', mayGoMissing: false });
    expect(twice).toMatchObject({ state: 'wanted', again: true });
    const sent = after(after(twice, { kind: 'sending', place }), posted);
    expect(sent).toMatchObject({ state: 'stands', again: true });
    expect(after(trying, { kind: 'unsearchable', mayGoMissing: true }).state).toBe('refused');
  });
});

describe('a message that stands', () => {
  test.each(['wait', 'passing', 'token', 'unclear', 'channel'] as const)(
    'stays as it is when editing it meets %s',
    (kind) => {
      expect(after(stands, failed(kind))).toBe(stands);
    },
  );

  test.each(['refused', 'blocks'] as const)(
    'stands, and is not edited into the same after %s',
    (kind) => {
      expect(after(stands, failed(kind))).toEqual({ ...stands, digest: 'sha256:b', code: 'x' });
    },
  );

  test('is posted anew when somebody deleted it, if it is worth that', () => {
    const next = after(stands, failed('missing'));
    expect([next.state, next.ts, next.round]).toEqual(['wanted', undefined, 1]);
    expect(after(stands, failed('missing', { isWorthAnother: false })).state).toBe('refused');
  });

  test('is another message in another channel, and the same in the same', () => {
    const round = (channel: string): number =>
      after(stands, { kind: 'sending', place: { channel } }).round;
    expect([round('C0OTHER'), round('C0INC')]).toEqual([1, 0]);
  });

  test('is no “again” any more once it was deleted or moved', () => {
    const twice: MessageRow = { ...stands, again: true };
    expect(after(twice, failed('missing')).again).toBeUndefined();
    const moved = after(twice, { kind: 'sending', place: { channel: 'C0OTHER' } });
    expect(moved.again).toBeUndefined();
  });
});

describe('the lines of the thread', () => {
  const row: LinesRow = { kind: 'lines', version: 4 };
  const sent = afterLines(row, { kind: 'sending', to: 9, place });
  const no = (kind: 'unclear' | 'refused' | 'channel' | 'passing', isBound = false) =>
    afterLines(sent, { kind: 'failed', trouble: { kind, code: 'x' }, isBound });

  test('reach as far as what was posted, found, or taken in no form', () => {
    const all = [
      afterLines(sent, { kind: 'posted' }),
      afterLines(sent, { kind: 'found' }),
      no('refused'),
      no('channel', true),
    ];
    expect(all).toEqual(all.map(() => ({ kind: 'lines', version: 9 })));
  });

  test('stay where they were after a no, and are looked for when nobody knows', () => {
    expect([no('passing').version, no('channel').version]).toEqual([4, 4]);
    expect(no('unclear')).toBe(sent);
    expect(afterLines(sent, { kind: 'absent' })).toEqual(row);
  });

  test('say “again” once where nobody can look', () => {
    const twice = afterLines(sent, { kind: 'unsearchable' });
    expect(twice).toEqual({ ...row, again: true });
    const next = afterLines(afterLines(twice, { kind: 'sending', to: 9, place }), {
      kind: 'posted',
    });
    expect(next.again).toBeUndefined();
  });
});

describe('a part of the set-up', () => {
  test('keeps what it was done for when it is tried anew, and not when it begins anew', () => {
    const lost = afterPart(undefined, { kind: 'failed', ref: 'C0INC', code: 'is_archived' });
    const retried = afterPart(lost, { kind: 'retried' });
    expect(retried).toEqual({ kind: 'part', state: 'trying', ref: 'C0INC' });
    expect(afterPart(retried, { kind: 'begun' })).toEqual({ kind: 'part', state: 'trying' });
    expect(afterPart(retried, { kind: 'done', ref: 'C0NEW' })).toEqual({
      kind: 'part',
      state: 'done',
      ref: 'C0NEW',
    });
  });
});
