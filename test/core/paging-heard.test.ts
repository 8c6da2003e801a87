import { describe, expect, test } from 'vitest';
import { heed } from '../../src/core/heed.ts';
import { decisionSince } from '../../src/core/paging/decisions.ts';
import { entryAt } from '../../src/lib/layers.ts';
import { given, type Move } from './given.ts';
import { carded, close, decided, declared, planned } from './orders.ts';
import { dueAt, later, page, pageHeard, pageReported, successionDue, waited } from './pages.ts';
import { bo, deputy, observer, planOf } from './sample.ts';

const called: Move = [declared(), planned(planOf()), waited];
const madeAt = '2026-03-01T10:00:01.000Z';
const answered = pageHeard('PG1', 'answered', { answeredBy: deputy });

describe('a page that is answered on the pager', () => {
  test('is on record, with who answered and that the decision still waits', () => {
    given(called, later(1))
      .when(pageHeard('PG1', 'answered', { answeredBy: deputy, named: 'Devi D' }))
      .thenRecords('PageReported')
      .where('PageReported', {
        state: 'answered',
        pager: {
          person: deputy,
          happenedAt: '2026-03-01T10:06:03.000Z',
          answeredBy: deputy,
          decision: madeAt,
        },
        texts: { named: 'Devi D' },
      });
  });

  test('moves nothing: the same person decides, and the next is called at the same moment', () => {
    const before = given(called);
    const { incident, scene } = given(called, later(1), answered);
    expect(incident.authority).toBe(before.incident.authority);
    expect(decisionSince(incident)).toBe(madeAt);
    expect(dueAt(scene, 'successionDue')).toBe(dueAt(before.scene, 'successionDue'));
    expect(incident.paging.seen).toEqual(before.incident.paging.seen);
    given(called, later(1), answered, later(4))
      .when(successionDue)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: bo });
  });

  test('says no more that a decision waits when it is taken', () => {
    const { incident } = given(called, decided(), answered);
    expect(entryAt(incident.paging.pages, 'PG1')?.pager).toEqual({
      person: deputy,
      happenedAt: '2026-03-01T10:05:05.000Z',
      answeredBy: deputy,
    });
  });

  test('is not answered once more by what they order then', () => {
    given(called, answered)
      .when(carded({ by: deputy }))
      .thenRecords('StrategyProposed', 'CardShown');
  });

  test.each([
    ['before the page stood', '2026-03-01T09:00:00.000Z', '2026-03-01T10:05:01.000Z'],
    ['in the future', '2026-03-02T10:00:00.000Z', '2026-03-01T10:06:01.000Z'],
  ])('%s was answered by a clock that is wrong', (_name, happenedAt, told) => {
    const outcome = given(called, later(1)).when(pageHeard('PG1', 'answered', { happenedAt }));
    const heard = entryAt(outcome.scene.incident?.paging.pages ?? [], 'PG1')?.pager?.happenedAt;
    expect(heard?.slice(0, 16)).toBe(told.slice(0, 16));
  });
});

describe('what the pager says late or twice', () => {
  test('changes nothing: the same again, delivered after answered, after closing', () => {
    given(called, answered).when(answered).thenNothing();
    given(called, answered).when(pageHeard('PG1', 'delivered')).thenNothing();
    given(called, pageHeard('PG1', 'delivered')).when(pageHeard('PG1', 'delivered')).thenNothing();
    given(called, close()).when(answered).thenNothing();
    given(called).when(pageHeard('PG9', 'answered')).thenNothing();
  });

  test('is believed before what it answered to us: sent and failed are old when it was delivered', () => {
    const delivered = given(called, pageHeard('PG1', 'delivered'));
    delivered.when(pageReported('PG1', 'sent')).thenNothing();
    delivered.when(pageReported('PG1', 'failed', 'Timeout')).thenNothing();
    delivered.when(answered).thenRecords('PageReported');
  });

  test('still counts where telling it seemed to have failed', () => {
    given(called, pageReported('PG1', 'failed', 'Timeout'))
      .when(pageHeard('PG1', 'delivered'))
      .thenRecords('PageReported');
  });
});

describe('an exercise', () => {
  test('hears nothing of a pager: nobody was told', () => {
    const { incident, scene } = given(declared(), page({ by: observer, named: bo }));
    const act = pageHeard('PG1', 'answered')(scene);
    if (!('report' in act) || act.report.kind !== 'pageHeard') throw new Error('not a report');
    const { at } = scene;
    const live = heed('pageHeard', act.report, { incident, at });
    const drill = heed('pageHeard', act.report, { incident: { ...incident, mode: 'drill' }, at });
    expect([live.length, drill.length]).toEqual([1, 0]);
  });
});
