import { describe, expect, test } from 'vitest';
import type { Ask } from '../../src/core/asks.ts';
import { after } from '../../src/core/ids.ts';
import { isToBePaged } from '../../src/core/paging/asked.ts';
import { type ToldPager, toTellPager } from '../../src/core/paging/outside.ts';
import { openPages } from '../../src/core/paging/pages.ts';
import { entryAt } from '../../src/lib/layers.ts';
import { given, type Move } from './given.ts';
import { carded, close, decided, declared, note, planned, reopen, running } from './orders.ts';
import { askUnanswered, authorityDue, later, page, pageReported, waited } from './pages.ts';
import { ada, bo, dba, deputy, observer, planOf } from './sample.ts';

/** What the pager is to be told about the first page at the end of a story. */
const tell = (told: ToldPager, isMoot: boolean, ...moves: readonly Move[]) => {
  const { incident } = given(...moves);
  const first = entryAt(incident.paging.pages, 'PG1');
  if (first === undefined) throw new Error('nobody was paged');
  return toTellPager(incident, first, { told, isMoot });
};

const called: Move = [declared(), planned(planOf()), waited];
const asks: Move = [running(planOf()), later(9), askUnanswered('approval/RB-1/dba', dba)];
const sent = pageReported('PG1', 'sent');

describe('the pager is told', () => {
  test('to ring, until it has it', () => {
    expect(tell(undefined, false, called)).toBe('trigger');
    expect(tell('trigger', false, called)).toBe('trigger');
    expect(tell('trigger', false, called, pageReported('PG1', 'failed', 'Busy'))).toBe('trigger');
    expect(tell('trigger', false, called, sent)).toBeUndefined();
  });

  test('once that the person has answered, while the decision still waits', () => {
    const answered: Move = [called, sent, carded({ by: deputy })];
    expect(tell('trigger', false, answered)).toBe('acknowledge');
    expect(tell('acknowledge', false, answered)).toBeUndefined();
    expect(tell(undefined, false, answered)).toBeUndefined();
  });

  test('that it is over when the decision was taken or the incident closed', () => {
    expect(tell('trigger', false, called, sent, decided())).toBe('resolve');
    expect(tell('acknowledge', false, called, sent, close())).toBe('resolve');
    expect(tell(undefined, false, called, decided())).toBeUndefined();
    const byHand: Move = [declared(), page({ named: bo })];
    expect(tell('trigger', false, byHand, close(), reopen())).toBe('resolve');
  });

  test('that it is over when what was asked is not asked any more, or answered', () => {
    expect(tell('trigger', false, asks, sent)).toBeUndefined();
    expect(tell('trigger', true, asks, sent)).toBe('resolve');
    expect(tell('trigger', false, asks, pageReported('PG1', 'answered'))).toBe('resolve');
  });
});

describe('something urgent that is asked of a person', () => {
  const key: Ask['key'] = 'approval/RB-1/dba';

  test('pages them, once', () => {
    given(running(planOf())).when(askUnanswered(key, dba)).thenRecords('PersonPaged');
    given(asks).when(askUnanswered(key, dba)).thenNothing();
    given(asks, pageReported('PG1', 'answered'), later(9))
      .when(askUnanswered(key, dba))
      .thenNothing();
  });

  test('pages them again when it is asked anew, but for five minutes of peace', () => {
    const done: Move = [asks, pageReported('PG1', 'answered')];
    const { scene } = given(done);
    given(done)
      .when(askUnanswered(key, dba, scene.at))
      .thenNothing();
    given(done, later(6))
      .when(askUnanswered(key, dba, scene.at))
      .thenRecords('PersonPaged');
  });

  test('lets those be who were just seen here', () => {
    const { incident, scene } = given(declared());
    const wanted = { key, since: scene.at };
    expect(isToBePaged(incident, wanted, { person: ada, at: scene.at })).toBe(false);
    expect(isToBePaged(incident, wanted, { person: ada, at: after(scene.at, 300_000) })).toBe(true);
    expect(isToBePaged(incident, wanted, { person: bo, at: scene.at })).toBe(true);
  });

  test('does not ring whose page rings already', () => {
    given(carded({ by: observer }), authorityDue, later(9), note({ by: observer }))
      .when(askUnanswered(key, ada))
      .thenNothing();
  });

  test('pages nobody after closing', () => {
    given(declared(), close()).when(askUnanswered(key, dba)).thenNothing();
  });
});

describe('whoever pages by hand', () => {
  const byHand = page({ by: observer });

  test('calls whoever decides, where nobody is named', () => {
    given(declared())
      .when(byHand)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: ada, why: 'order', by: observer });
    given(declared())
      .when(page({ by: observer, role: 'authority' }))
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: ada });
  });

  test('calls a person, or whoever holds a role', () => {
    given(declared())
      .when(page({ by: observer, named: bo }))
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: bo });
    given(declared())
      .when(page({ by: observer, role: 'dba' }))
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: dba });
  });

  test('is told that nobody is called so', () => {
    given(declared())
      .when(page({ by: observer, role: 'nobody' }))
      .thenRefuses('UnknownPerson', 'OrderRefused');
  });

  test('lets those be who were called within five minutes', () => {
    given(declared(), byHand).when(byHand).thenNothing('AlreadyPaged');
    given(declared(), byHand, later(6)).when(byHand).thenRecords('PersonPaged');
  });

  test('still calls the authority for a decision that came up since, once', () => {
    const decision: Move = [declared(), byHand, planned(planOf())];
    given(decision)
      .when(byHand)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: ada, why: 'decision' });
    given(decision, byHand).when(byHand).thenNothing('AlreadyPaged');
  });

  test('calls the authority once more about the same decision after five minutes of peace, for whoever asks', () => {
    const again: Move = [declared(), planned(planOf()), byHand, later(6)];
    given(again)
      .when(byHand)
      .thenRecords('PersonPaged')
      .where('PersonPaged', { person: ada, why: 'order', by: observer });
    const { incident } = given(again, byHand);
    const [page] = openPages(incident).slice(-1);
    expect(page?.decision).toBe(entryAt(incident.paging.pages, 'PG1')?.decision);
    expect(openPages(given(again, byHand, decided()).incident)).toEqual([]);
  });
});
