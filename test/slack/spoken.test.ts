import { describe, expect, test } from 'vitest';
import { linesMessage } from '../../src/slack/blocks/lines.ts';
import { withDecisions } from '../../src/slack/out/desired/spoken.ts';
import { given } from '../core/given.ts';
import { gone, marked } from '../core/notes.ts';
import { declared, note } from '../core/orders.ts';
import { bo, observer } from '../core/sample.ts';
import { voiceAt } from '../support/sample-incident.ts';

const voice = voiceAt({ at: '2026-03-01T10:00:30.000Z' });
const told = [1, 2, 3, 4, 5, 6, 7].map((version) => ({ version }));
const buttonsOf = (incident: Parameters<typeof withDecisions>[0]['incident']): string =>
  JSON.stringify(withDecisions({ incident, voice }, linesMessage(['x']), told).blocks);

describe('notes in the thread', () => {
  test('carry a button with which the authority says that this was their decision', () => {
    const { incident } = given(declared(), note({ by: observer }));
    expect(buttonsOf(incident)).toContain('/incident my-decision E2');
    expect(buttonsOf(incident)).toContain('My decision E2');
  });

  test('of the authority, and such as are withdrawn, carry none', () => {
    const { incident } = given(declared(), note(), marked('C1/1', { author: bo }), gone('C1/1'));
    expect(buttonsOf(incident)).not.toContain('my-decision');
  });

  test('carry three at most', () => {
    const one = note({ by: observer });
    const { incident } = given(declared(), one, one, one, one);
    expect(buttonsOf(incident).match(/my-decision/gu)).toHaveLength(3);
  });
});
