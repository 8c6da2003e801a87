import { describe, expect, test } from 'vitest';
import type { Page } from '../../../src/core/paging/paging.ts';
import { pageText } from '../../../src/core/texts/pages.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { given } from '../given.ts';
import { carded, declared } from '../orders.ts';
import { ada, bo, observer } from '../sample.ts';

const voice = voiceAt({ at: '2026-03-01T10:30:00.000Z' });
const at = '2026-03-01T10:00:00.000Z';
const page = (more: Partial<Page>): Page => ({
  page: 'PG1',
  person: bo,
  why: 'order',
  at,
  state: 'called',
  code: undefined,
  pager: undefined,
  ...more,
});
const said = (more: Partial<Page>, title?: string | null): string =>
  pageText(given(declared()).incident, page(more), { title, voice });

describe('whoever is paged reads', () => {
  test.each<readonly [Partial<Page>, string]>([
    [{ why: 'decision', decision: at, person: ada }, 'You decide, and a decision waits since'],
    [{ why: 'decision', decision: at }, 'you are next, take it with I decide.'],
    [{ why: 'decision' }, 'A decision waits. Ada does not answer'],
    [{ why: 'advice', person: ada }, 'somebody here asks for you.'],
    [{ why: 'order', by: ada }, 'Ada asks for you.'],
    [{ why: 'order', by: ada, decision: at }, 'Ada asks for you. A decision waits since'],
    [{ why: 'order' }, 'You are wanted.'],
    [{ why: 'ask' }, 'Something urgent is asked of you.'],
    [{ why: 'ack' }, 'Something urgent is asked of you.'],
    [{ why: 'standing-order' }, 'A standing order is about to act unless somebody decides.'],
  ])('what is wanted: %o', (more, text) => {
    expect(said(more)).toContain(text);
  });

  test('where, how bad, and what is wrong, also where that was erased or never said', () => {
    expect(said({}, 'checkout@prod: 5xx 7 %')).toBe(
      'INC-1 sev2, checkout@prod: 5xx 7 %. You are wanted.',
    );
    expect(said({}, null)).toBe('INC-1 sev2, checkout@prod: You are wanted.');
    const { incident } = given(carded({ by: observer }));
    expect(pageText(incident, page({}), { title: undefined, voice })).toBe(
      'INC-1, checkout@prod: You are wanted.',
    );
  });
});
