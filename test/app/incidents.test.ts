import { describe, expect, test } from 'vitest';
import {
  incidentOf,
  incidentStream,
  openIncidents,
  targetStream,
} from '../../src/app/incidents.ts';
import { checkout } from '../core/sample.ts';

const nothingStored = { read: async () => [] };

describe('work about incidents in one process', () => {
  test('about the same incident is done one after the other, in the order in which it came', async () => {
    const { inTurn } = openIncidents(nothingStored);
    const done: string[] = [];
    const gate = Promise.withResolvers<void>();
    const all = [
      inTurn('INC-1', async () => {
        await gate.promise;
        done.push('first');
      }),
      inTurn('INC-1', async () => void done.push('second')),
      inTurn('INC-1', async () => void done.push('third')),
    ];
    await new Promise(setImmediate);
    expect(done).toEqual([]);
    gate.resolve();
    await Promise.all(all);
    expect(done).toEqual(['first', 'second', 'third']);
  });

  test('about another incident waits for nobody', async () => {
    const { inTurn } = openIncidents(nothingStored);
    const gate = Promise.withResolvers<void>();
    const waiting = inTurn('INC-1', () => gate.promise);
    expect(await inTurn('INC-2', async () => 'done')).toBe('done');
    gate.resolve();
    await waiting;
  });

  test('that fails says so to whoever asked, and lets the next have its turn', async () => {
    const { inTurn } = openIncidents(nothingStored);
    const failing = inTurn('INC-1', () => Promise.reject(new Error('the disk is full')));
    const next = inTurn('INC-1', async () => 'done');
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await next).toBe('done');
  });
});

describe('the name of a stream', () => {
  test('leads back to the incident that it is about', () => {
    expect(incidentOf(incidentStream('INC-17'))).toBe('INC-17');
  });

  test.each([targetStream(checkout), 'config', 'incident/', 'incident/17', ''])(
    '%j leads to no incident',
    (stream) => {
      expect(incidentOf(stream)).toBeUndefined();
    },
  );
});
