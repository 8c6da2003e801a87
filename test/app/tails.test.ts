import { describe, expect, test } from 'vitest';
import { openTails } from '../../src/app/run/tails.ts';

describe('the output of a running step', () => {
  test('is kept by its last lines, each cut', () => {
    const tails = openTails();
    for (let line = 1; line <= 25; line += 1) tails.add('RB-1/a', `${line}`);
    expect(tails.of('RB-1/a')).toEqual(Array.from({ length: 20 }, (_, index) => `${index + 6}`));
    tails.add('RB-1/b', 'x'.repeat(1_000));
    expect(tails.of('RB-1/b')).toEqual(['x'.repeat(400)]);
  });

  test('is forgotten when the step ends', () => {
    const tails = openTails();
    tails.add('RB-1/a', 'one');
    tails.end('RB-1/a');
    expect(tails.of('RB-1/a')).toEqual([]);
  });

  test('is told to whoever listens, for as long as they do', () => {
    const tails = openTails();
    const heard: string[] = [];
    const listening = tails.onLine((stepId) => heard.push(stepId));
    tails.add('RB-1/a', 'one');
    listening[Symbol.dispose]();
    tails.add('RB-1/a', 'two');
    expect(heard).toEqual(['RB-1/a']);
  });
});
