import { describe, expect, test } from 'vitest';
import { isLikely } from '../../src/core/incident/hurt-since.ts';
import { momentSaid } from '../../src/core/said-moment.ts';
import { statusClocks } from '../../src/core/texts/status-clocks.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { accounted } from './account/log.ts';
import { given } from './given.ts';
import { declared } from './orders.ts';

const now = '2026-03-01T10:00:00.000Z';

describe('since when users hurt', () => {
  test.each([
    ['20m', '2026-03-01T09:40:00.000Z'],
    ['2h', '2026-03-01T08:00:00.000Z'],
    ['1d', '2026-02-28T10:00:00.000Z'],
    ['2026-03-01T09:59:00.000Z', '2026-03-01T09:59:00.000Z'],
  ])('is what was said: %s', (said, moment) => {
    expect(momentSaid(said, now)).toBe(moment);
  });

  test.each([
    ['2026-03-01T10:00:00.000Z', true],
    ['2026-03-01T10:00:00.001Z', false],
    ['2026-01-30T10:00:00.000Z', true],
    ['2026-01-30T09:59:59.999Z', false],
  ])('has come, and not longer than 30 days ago: %s', (since, likely) => {
    expect(isLikely(since, now)).toBe(likely);
  });
});

describe('an incident that is declared with the time since when users hurt', () => {
  test('says it in its account, where it is before the first signal', () => {
    const { moments } = accounted(declared({ since: '20m' }));
    expect(Date.parse(moments.declared) - Date.parse(String(moments.impactStart))).toBe(1_200_000);
    expect(moments.detected).toBe(moments.declared);
  });

  test('says nothing of it where nobody knew', () => {
    expect(accounted(declared()).moments.impactStart).toBeUndefined();
    given().when(declared()).thenRecords('IncidentDeclared');
  });

  test('shows it in its status until they stopped', () => {
    const { incident: state } = given(declared({ since: '20m' }));
    const clocks = (incident: typeof state) =>
      statusClocks(incident, undefined, voiceAt({ at: incident.updatedAt })).join(' ');
    expect(clocks(state)).toContain('for 20 min.');
    expect(
      clocks({ ...state, reached: { ...state.reached, mitigated: state.updatedAt } }),
    ).not.toContain('hurt');
  });

  test('is refused where that has not come, or was long ago', () => {
    for (const since of ['2099-01-01T00:00:00.000Z', '2001-01-01T00:00:00.000Z']) {
      given().when(declared({ since })).thenRefuses('HurtSinceUnfit').saying({ since });
    }
  });
});
