import { describe, expect, test } from 'vitest';
import { usualCommands } from '../../src/core/texts/voice.ts';
import type { Happened } from '../../src/core/timeline/entries.ts';
import { announcedReport, reportWants } from '../../src/slack/out/desired/reports.ts';
import { minutes, update } from '../core/cadence.ts';
import { given } from '../core/given.ts';
import { declared } from '../core/orders.ts';

const told = given(
  declared(),
  update({ conditions: 'slow', actions: 'looking', needs: 'nothing' }),
  minutes(60),
  update({ audience: 'executive', conditions: 'buying works', actions: 'none', needs: 'none' }),
);

const log = (erased = false): readonly Happened[] =>
  told.scene.log.map(({ event, at }, index) => ({
    stream: 'incident/INC-1',
    version: index + 1,
    position: index + 1,
    event,
    at,
    recordedAt: at,
    actor: 'p_ada',
    via: 'slack',
    mode: 'live',
    texts: erased ? {} : (event.texts ?? {}),
  }));

const sources = (now: string, erased?: boolean) => ({
  incident: told.incident,
  log: log(erased),
  voice: {
    name: () => 'Ada',
    commands: usualCommands,
    now,
  },
  now,
});

describe('a status report', () => {
  test('stands at the top of the channel, once, with who says it and its three parts', () => {
    const [first, ...more] = reportWants(sources('2026-03-01T10:01:00.000Z'));
    expect(more).toHaveLength(1);
    expect(first).toMatchObject({ key: 'report.2', where: 'incident', once: true });
    expect(first?.message.text).toBe(
      'INC-1, status at 10:00 UTC, by Ada\nConditions: slow\nActions: looking\nNeeds: nothing',
    );
  });

  test('that is old is no news, but for the last one', () => {
    expect(reportWants(sources('2026-03-01T12:00:00.000Z')).map(({ key }) => key)).toEqual([
      'report.3',
    ]);
  });

  test('for executives is what the announcement says, erased texts being said to be', () => {
    expect(announcedReport(sources('2026-03-01T12:00:00.000Z'))).toBe('buying works none none');
    expect(announcedReport(sources('2026-03-01T12:00:00.000Z', true))).toBe(
      '(erased) (erased) (erased)',
    );
    expect(announcedReport({ log: log().slice(0, 2) })).toBeUndefined();
  });
});
