import { describe, expect, test } from 'vitest';
import { IncidentId, Target } from '../../../src/core/ids.ts';
import { groupings } from '../../../src/core/metrics/groups.ts';
import { datedText, doneText, monthText } from '../../../src/core/texts/drill-calendar.ts';
import {
  groupCaption,
  groupHeading,
  groupName,
  noGroup,
} from '../../../src/core/texts/figure-pages.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { ada, bo } from '../sample.ts';

const voice = voiceAt({ at: '2026-03-01T10:00:00.000Z' });
const target = Target.parse('checkout@staging');
const incident = IncidentId.parse('INC-7');

describe('a day of the drill calendar', () => {
  test.each([
    [{ kind: 'passed', target, incident }, 'checkout@staging passed'],
    [{ kind: 'failed', target, incident }, 'checkout@staging failed'],
    [{ kind: 'not-scored', target, incident }, 'checkout@staging not scored'],
    [{ kind: 'asked', target, person: ada }, 'checkout@staging: Ada was asked'],
    [{ kind: 'named', target, person: ada, by: bo }, 'checkout@staging planned by Bo, next Ada'],
    [{ kind: 'named', target, person: undefined, by: undefined }, 'checkout@staging planned'],
    [{ kind: 'due', target, person: undefined }, 'checkout@staging to pass by'],
    [{ kind: 'overdue', target, person: ada }, 'checkout@staging OVERDUE, next Ada'],
    [{ kind: 'never', target, person: ada }, 'checkout@staging NEVER REHEARSED, next Ada'],
  ] as const)('says %o as %s', (entry, said) => {
    expect(datedText(entry, voice)).toBe(said);
  });

  test('is of a month in words', () => {
    expect([monthText('2026-01'), monthText('2026-12')]).toEqual(['January 2026', 'December 2026']);
    expect(doneText(3, 2, 0)).toBe('3, 2 passed');
    expect(doneText(3, 2, 1)).toBe('3, 2 passed; 1 not scored');
  });
});

describe('figures of groups', () => {
  test('are named by what they are grouped by', () => {
    expect(groupings.map((by) => [groupHeading(by), groupName(by)])).toEqual([
      ['By service', 'Service'],
      ['By team', 'Team'],
      ['By quarter', 'Quarter'],
    ]);
  });

  test('say what is in them, and that there are none', () => {
    expect(groupCaption('team')).toContain('Private incidents are in none');
    expect(groupCaption('quarter')).toContain('Two years');
    expect(noGroup('service')).toBe('No service had an incident or a deployment in this time.');
    expect(noGroup('quarter')).toBe('No quarter has anything yet.');
  });
});
