import { expect, test } from 'vitest';
import { IncidentId } from '../../../src/core/ids.ts';
import { changesText, unlearnedText } from '../../../src/core/texts/lessons.ts';
import { f } from '../report.ts';

test('what no playbook has taken up yet is named, and nothing is said where all is', () => {
  expect(unlearnedText([])).toBeUndefined();
  const lesson = { incident: IncidentId.parse('INC-3'), followUp: f(2), due: '2026-12-01' };
  expect(unlearnedText([lesson])).toBe('Learned and not in its playbook yet: F2 of INC-3');
});

test('of many changes the first are told, and the others are counted', () => {
  const changes = Array.from({ length: 7 }, (_, at) => ({ path: `steps.s${at}`, before: 'x' }));
  expect(changesText({ changes, others: 3 })).toMatch(/and 5 more, which the report lists$/u);
  expect(changesText({ changes: changes.slice(0, 1), others: 0 })).toBe(
    'Otherwise now: steps.s0 is gone (x)',
  );
});
