import { describe, expect, test } from 'vitest';
import { decisionSince } from '../../src/core/paging/decisions.ts';
import { isOver, openPages } from '../../src/core/paging/pages.ts';
import { nextInSuccession, pagedInVain } from '../../src/core/paging/succession.ts';
import { entryAt } from '../../src/lib/layers.ts';
import { accepted, offered } from './command.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  assigned,
  carded,
  close,
  decided,
  declared,
  decline,
  note,
  planned,
  resume,
  running,
  stop,
} from './orders.ts';
import {
  advice,
  authorityDue,
  dueAt,
  later,
  page,
  pageReported,
  successionDue,
  successionKnown,
  waited,
} from './pages.ts';
import { claimed, died, failed, proposalExpires } from './reports.ts';
import { ada, bo, checkout, commander, dba, deputy, observer, planOf, rb } from './sample.ts';
import { say } from './scene.ts';

const onTable: Move = [declared(), planned(planOf())];
const sinceOf = (...moves: readonly Move[]) => decisionSince(given(...moves).incident);
const madeAt = '2026-03-01T10:00:01.000Z';

describe('a decision waits for the authority', () => {
  test('since a plan is on the table', () => {
    expect(sinceOf(declared())).toBeUndefined();
    expect(sinceOf(onTable)).toBe(madeAt);
  });

  test('since the same moment when another plan is made beside it', () => {
    expect(sinceOf(onTable, later(3), planned(planOf({ inputs: { n: 2 } })))).toBe(madeAt);
  });

  test('not while a strategy is under way', () => {
    expect(sinceOf(running(planOf()))).toBeUndefined();
  });

  test('not after "not now", until it comes back', () => {
    expect(sinceOf(onTable, decline())).toBeUndefined();
    expect(sinceOf(onTable, decline(), later(30), proposalExpires(rb(1)))).toBe(
      '2026-03-01T10:30:03.000Z',
    );
  });

  test('since a run stands still, whoever or whatever stopped it', () => {
    expect(sinceOf(running(planOf()), stop())).toBe('2026-03-01T10:00:04.000Z');
    expect(sinceOf(running(planOf()), stop(), resume())).toBeUndefined();
    expect(sinceOf(running(planOf()), claimed('back'), failed('back'))).toBe(
      '2026-03-01T10:00:05.000Z',
    );
  });

  test('since nobody knows whether a step ran, also of a run that is to end', () => {
    expect(sinceOf(running(planOf()), claimed('back'), abort(), died('back'))).toBe(
      '2026-03-01T10:00:06.000Z',
    );
  });

  test('since a strategy ended without success: what comes next', () => {
    expect(sinceOf(running(planOf()), abort())).toBe('2026-03-01T10:00:04.000Z');
  });

  test('never in a closed incident', () => {
    expect(sinceOf(onTable, close())).toBeUndefined();
  });
});

describe('the authority', () => {
  test('is called at once for what somebody else proposed', () => {
    const scene = given(carded({ by: observer })).scene;
    expect(dueAt(scene, 'authorityDue')).toBe('2026-03-01T10:00:00.000Z');
    given(carded({ by: observer }))
      .when(authorityDue)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { page: 'PG1', person: ada, why: 'decision' });
  });

  test('is not called while they were just seen, but a wait after that', () => {
    const { scene } = given(onTable);
    expect(dueAt(scene, 'authorityDue')).toBe('2026-03-01T10:05:01.000Z');
    given(onTable).when(authorityDue).thenNothing();
  });

  test('is called once for one decision', () => {
    const called = given(carded({ by: observer }), authorityDue);
    expect(dueAt(called.scene, 'authorityDue')).toBeUndefined();
    called.when(authorityDue).thenNothing();
  });

  test('is called again for the next decision', () => {
    const { scene } = given(carded({ by: observer }), authorityDue, decided(), later(10), [
      claimed('back'),
      failed('back'),
    ]);
    expect(dueAt(scene, 'authorityDue')).toBe('2026-03-01T10:10:05.000Z');
  });

  test('is called when somebody without the say asks for them', () => {
    const asked = given(running(planOf()), later(1));
    const { scene } = asked.when(advice);
    expect(dueAt(scene, 'authorityDue')).toBe('2026-03-01T10:01:04.000Z');
  });

  test('who was called for the decision is called because somebody asks for them, not for it again', () => {
    const { scene } = given(carded({ by: observer }), authorityDue, later(6)).when(advice);
    expect(say(scene, authorityDue).log.at(-1)?.event).toMatchObject({
      type: 'PersonPaged',
      why: 'advice',
      person: ada,
    });
  });

  test('is not called again within five minutes for advice', () => {
    const called = given(running(planOf()), page({ by: observer }));
    expect(dueAt(called.when(advice).scene, 'authorityDue')).toBeUndefined();
    const { scene } = given(running(planOf()), page({ by: observer }), later(6)).when(advice);
    expect(dueAt(scene, 'authorityDue')).toBeDefined();
  });

  test('is not called into a closed incident', () => {
    const { incident } = given(declared(), close()).when(advice).scene;
    expect(incident?.paging.advisedAt).toBeUndefined();
  });
});

describe('a decision that nobody takes', () => {
  test('calls the deputy after a wait, not before', () => {
    const { scene } = given(onTable);
    expect(dueAt(scene, 'successionDue')).toBe('2026-03-01T10:05:01.000Z');
    given(onTable).when(successionDue).thenNothing();
    given(onTable, later(5))
      .when(successionDue)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: deputy, why: 'decision', decision: madeAt });
  });

  test('calls each on the roster in turn after it, nobody twice', () => {
    given(onTable, waited, later(5))
      .when(successionDue)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { page: 'PG2', person: bo });
  });

  test('was called out in vain when everybody has had their time', () => {
    const { scene, incident } = given(onTable, waited, waited);
    expect(dueAt(scene, 'successionDue')).toBe('2026-03-01T10:15:03.000Z');
    expect(pagedInVain(incident)).toBe(false);
    const vain = given(onTable, waited, waited, later(5))
      .when(successionDue)
      .thenRecords('PagedInVain');
    expect(pagedInVain(vain.incident)).toBe(true);
    expect(dueAt(given(onTable, waited, waited, waited).scene, 'successionDue')).toBeUndefined();
  });

  test('is no longer in vain once it was taken', () => {
    expect(pagedInVain(given(onTable, waited, waited, waited, decided()).incident)).toBe(false);
  });

  test('calls whoever was assigned as deputy before the one of the roster', () => {
    given(onTable, assigned('deputy', commander), later(5))
      .when(successionDue)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: commander });
  });

  test('gives a new authority their own wait, and calls the one relieved last', () => {
    const handed = given(onTable, later(4), offered(bo), accepted());
    expect(dueAt(handed.scene, 'successionDue')).toBe('2026-03-01T10:09:03.000Z');
    expect(nextInSuccession(handed.incident)).toBe(deputy);
    const { incident } = given(onTable, later(4), offered(bo), accepted(), waited);
    expect(nextInSuccession(incident)).toBe(ada);
  });

  test('stops calling as soon as it is taken', () => {
    const { scene, incident } = given(onTable, waited, decided());
    expect(dueAt(scene, 'successionDue')).toBeUndefined();
    expect(openPages(incident)).toEqual([]);
    given(onTable, waited, decided()).when(successionDue).thenNothing();
  });

  test('calls nobody after closing', () => {
    given(onTable, later(5), close()).when(successionDue).thenNothing();
    given(carded({ by: observer }), close())
      .when(authorityDue)
      .thenNothing();
  });
});

describe('a page', () => {
  const called = given(onTable, waited);

  test('is answered by whatever the person orders next', () => {
    const outcome = called.when(carded({ by: deputy, target: checkout }));
    outcome.thenRecords('StrategyProposed', 'CardShown', 'PageReported');
    const page = entryAt(outcome.scene.incident?.paging.pages ?? [], 'PG1');
    expect(page?.state).toBe('answered');
    expect(page && outcome.scene.incident && isOver(outcome.scene.incident, page)).toBe(false);
  });

  test('tells once what became of it, and nothing after an answer', () => {
    called.when(pageReported('PG1', 'sent')).thenRecords('PageReported');
    given(onTable, waited, pageReported('PG1', 'sent'))
      .when(pageReported('PG1', 'sent'))
      .thenNothing();
    given(onTable, waited, pageReported('PG1', 'answered'))
      .when(pageReported('PG1', 'delivered'))
      .thenNothing();
    called.when(pageReported('PG9', 'sent')).thenNothing();
    given(onTable, waited, close()).when(pageReported('PG1', 'sent')).thenNothing();
  });

  test('that failed says why, and can still be sent', () => {
    const failedOnce = called
      .when(pageReported('PG1', 'failed', 'Unreachable'))
      .thenRecords('PageReported')
      .where('PageReported', { code: 'Unreachable' });
    expect(entryAt(failedOnce.incident.paging.pages, 'PG1')).toMatchObject({ code: 'Unreachable' });
    given(onTable, waited, pageReported('PG1', 'failed', 'Unreachable'))
      .when(pageReported('PG1', 'sent'))
      .thenRecords('PageReported');
  });
});

describe('who is called', () => {
  const roster = { people: [ada, bo, dba], deputy, pager: true };

  test('changes with the configuration, once', () => {
    given(onTable).when(successionKnown(roster)).thenRecords('SuccessionChanged');
    given(onTable, successionKnown(roster)).when(successionKnown(roster)).thenNothing();
    given(onTable, close()).when(successionKnown(roster)).thenNothing();
  });

  test('goes on when somebody was added after all were called in vain', () => {
    const { scene, incident } = given(onTable, waited, waited, waited, successionKnown(roster));
    expect(nextInSuccession(incident)).toBe(dba);
    expect(dueAt(scene, 'successionDue')).toBeDefined();
  });

  test('is nobody where only the authority is known', () => {
    const alone = { people: [ada], pager: false };
    given(onTable, successionKnown(alone), later(5)).when(successionDue).thenRecords('PagedInVain');
  });

  test('is seen in what they do here, also in a note', () => {
    expect(given(declared(), note()).incident.paging.seen).toEqual({
      [ada]: '2026-03-01T10:00:01.000Z',
    });
  });
});
