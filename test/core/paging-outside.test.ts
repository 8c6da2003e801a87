import { describe, expect, test } from 'vitest';
import type { Ask } from '../../src/core/asks.ts';
import { after } from '../../src/core/ids.ts';
import { isToBePaged } from '../../src/core/paging/asked.ts';
import { type ToldPager, toTellPager } from '../../src/core/paging/outside.ts';
import { given, type Move } from './given.ts';
import { carded, close, decided, declared, note, planned, running } from './orders.ts';
import { askUnanswered, authorityDue, later, pageReported, waited } from './pages.ts';
import { ada, bo, dba, deputy, observer, planOf } from './sample.ts';

/** What the pager is to be told about the first page at the end of a story. */
const tell = (told: ToldPager, isMoot: boolean, ...moves: readonly Move[]) => {
  const { incident } = given(...moves);
  const page = incident.paging.pages['P1'];
  if (page === undefined) throw new Error('nobody was paged');
  return toTellPager(incident, page, { told, isMoot });
};

const called: Move = [declared(), planned(planOf()), waited];
const asks: Move = [running(planOf()), later(9), askUnanswered('approval/RB-1/dba', dba)];
const sent = pageReported('P1', 'sent');

describe('the pager is told', () => {
  test('to ring, until it has it', () => {
    expect(tell(undefined, false, called)).toBe('trigger');
    expect(tell('trigger', false, called)).toBe('trigger');
    expect(tell('trigger', false, called, pageReported('P1', 'failed', 'Busy'))).toBe('trigger');
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
  });

  test('that it is over when what was asked is not asked any more, or answered', () => {
    expect(tell('trigger', false, asks, sent)).toBeUndefined();
    expect(tell('trigger', true, asks, sent)).toBe('resolve');
    expect(tell('trigger', false, asks, pageReported('P1', 'answered'))).toBe('resolve');
  });
});

describe('something urgent that is asked of a person', () => {
  const key: Ask['key'] = 'approval/RB-1/dba';

  test('pages them, once', () => {
    given(running(planOf())).when(askUnanswered(key, dba)).thenRecords('PersonPaged');
    given(asks).when(askUnanswered(key, dba)).thenNothing();
    given(asks, pageReported('P1', 'answered'), later(9))
      .when(askUnanswered(key, dba))
      .thenNothing();
  });

  test('pages them again when it is asked anew, but for five minutes of peace', () => {
    const done: Move = [asks, pageReported('P1', 'answered')];
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
