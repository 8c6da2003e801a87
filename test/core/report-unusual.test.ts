import { describe, expect, test } from 'vitest';
import { evolve } from '../../src/core/incident/evolve.ts';
import { reportOf } from '../../src/core/report/document/report-of.ts';
import { lasted, said, sourceOf, who } from '../../src/core/report/document/source.ts';
import { lint, namesIn } from '../../src/core/report/lint.ts';
import { erased } from '../../src/core/texts/events/told.ts';
import { nextActions } from '../../src/core/texts/next.ts';
import { happened, voiceAt } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';
import { declared } from './orders.ts';
import { declaredWith, f, finished } from './report.ts';
import { ada } from './sample.ts';

describe('a report of which something is missing', () => {
  const { scene } = given(declaredWith());

  test('says that words were erased, and that nobody and nothing is known', () => {
    const source = sourceOf(happened(scene), voiceAt(scene));
    if (source === undefined) throw new Error('There is no incident');
    expect(said(null)).toBe(erased);
    expect(lasted(undefined)).toBe('not known');
    expect(who(undefined, source)).toBe('nobody');
  });

  test('stays as it is where it is delivered and was never published', () => {
    const { incident } = given(declaredWith(), finished);
    const [first] = happened(scene);
    if (first === undefined) throw new Error('Nothing happened');
    const next = evolve(incident, {
      ...first,
      event: { type: 'ReportDelivered', publication: 1, place: 'channel', outcome: 'delivered' },
    });
    expect(next.report).toEqual(incident.report);
  });

  test('does not look at the words of follow-ups that were erased', () => {
    const gone = [f(1), f(2)].map((followUp, index) => ({
      followUp,
      text: [null, undefined][index],
    }));
    expect(lint({ written: [], followUps: gone, names: [] })).toEqual([]);
  });

  test('knows the names of those who had a part, with a deputy and without', () => {
    const { incident } = given(declared());
    const { paging } = incident;
    const { people } = paging.succession;
    const alone = {
      ...incident,
      paging: { ...paging, succession: { ...paging.succession, people, deputy: undefined } },
    };
    expect(namesIn(incident, voiceAt(scene))).toContain('Devi');
    expect(namesIn(alone, voiceAt(scene))).not.toContain('Devi');
    expect(namesIn(alone, voiceAt(scene))).toContain(voiceAt(scene).name(ada));
  });
});

test('the report of an exercise says so in its title', () => {
  const { scene } = given(declaredWith());
  const log = happened(scene).map((one) => ({ ...one, mode: 'drill' as const }));
  expect(reportOf(log, voiceAt(scene))?.title).toMatch(/^DRILL INC-1: /u);
});

describe('an incident that has recovered', () => {
  const labelled = (...story: readonly Move[]) => {
    const { incident, scene } = given(...story);
    return nextActions({ ...incident, rung: 'recovered' }, voiceAt(scene));
  };

  test('asks for its report before it asks to be closed', () => {
    expect(labelled(declaredWith())).toEqual([
      { label: 'Write the report', command: '`/incident report`' },
    ]);
  });

  test('is closed without naming an owner where its report has one', () => {
    expect(labelled(declaredWith(), finished)).toMatchObject([
      { label: 'Close', command: '`/incident close`' },
    ]);
    expect(labelled(declared())).toMatchObject([
      { label: 'Close', command: '`/incident close <@person>`' },
    ]);
  });
});
