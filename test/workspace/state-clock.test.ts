import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { workspaceClock } from '../../sandbox/slack/state/clock.ts';

describe('a clock that stands still', () => {
  test('moves only when it is advanced', () => {
    const clock = workspaceClock({ stillAt: 1_000 });
    expect(clock.now()).toBe(1_000);
    clock.advance(60_000);
    expect(clock.now()).toBe(61_000);
  });

  test('runs what an advance makes due, in order of its time, once', () => {
    const clock = workspaceClock({ stillAt: 0 });
    const ran: string[] = [];
    clock.after(300, () => ran.push('third'));
    clock.after(100, () => ran.push('first'));
    clock.after(200, () => ran.push('second'));
    clock.after(301, () => ran.push('not yet'));
    clock.advance(300);
    clock.advance(0);
    expect(ran).toEqual(['first', 'second', 'third']);
  });

  test('does not run what was called off, even by an earlier timer of the same advance', () => {
    const clock = workspaceClock({ stillAt: 0 });
    const ran: string[] = [];
    const callOff = clock.after(200, () => ran.push('second'));
    clock.after(100, () => callOff());
    clock.advance(1_000);
    expect(ran).toEqual([]);
  });

  test('runs nothing after it was stopped', () => {
    const clock = workspaceClock({ stillAt: 0 });
    const ran: string[] = [];
    clock.after(100, () => ran.push('late'));
    clock.stop();
    clock.advance(1_000);
    expect(ran).toEqual([]);
  });
});

describe('a clock that goes', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 5_000 }));
  afterEach(() => void vi.useRealTimers());

  test('runs what has become due by itself', () => {
    const clock = workspaceClock();
    const ran: number[] = [];
    clock.after(50, () => ran.push(clock.now()));
    clock.after(20, () => ran.push(clock.now()));
    vi.advanceTimersByTime(49);
    expect(ran).toEqual([5_020]);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual([5_020, 5_050]);
  });

  test('waits less for what an advance has brought nearer', () => {
    const clock = workspaceClock();
    const ran: number[] = [];
    clock.after(1_000, () => ran.push(clock.now()));
    clock.advance(900);
    vi.advanceTimersByTime(99);
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual([6_000]);
  });
});
