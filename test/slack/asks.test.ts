import { describe, expect, test } from 'vitest';
import { type Ask, asksOf } from '../../src/core/asks.ts';
import type { PersonId } from '../../src/core/ids.ts';
import { usualCommands, type Voice } from '../../src/core/texts/voice.ts';
import { askMessage } from '../../src/slack/blocks/ask.ts';
import { checkMessage } from '../../src/slack/limits/check.ts';
import { askWants } from '../../src/slack/out/desired/asks.ts';
import type { AskSources } from '../../src/slack/out/desired/endings.ts';
import type { MessageRow } from '../../src/slack/out/standing.ts';
import { given, type Move } from '../core/given.ts';
import { residual, running } from '../core/orders.ts';
import { checked, done } from '../core/reports.ts';
import { ada, bo, dba, effect, planOf } from '../core/sample.ts';
import { happened } from '../support/sample-incident.ts';
import { buttonsIn, proseOf } from './hostile.ts';

const users: Readonly<Record<PersonId, string>> = { [ada]: 'U0ADA', [bo]: 'U0BO', [dba]: 'U0DANA' };
const voice: Voice = {
  name: (person) => String(person).replace('p_', ''),
  commands: usualCommands,
  now: '2026-03-01T10:01:00.000Z',
};

const leaving = planOf({ effects: [effect('orders')] });
const leftOver: Move = [
  running(leaving),
  done('back'),
  checked('mitigation/users-buy', 'pass'),
  checked('criterion/books-balance', 'pass'),
];
const recovered: Move = [leftOver, residual('R1', 'done', { by: dba })];

function sourcesOf(story: Move, more: Partial<AskSources> = {}): AskSources {
  const { scene, incident } = given(story);
  const asksAt: AskSources['asksAt'] = (then, now) =>
    asksOf({
      incident: then,
      holders: (role) => (role === 'dba' ? [dba] : [then.authority]),
      voice: { ...voice, now },
    });
  return {
    incident,
    log: happened(scene),
    title: 'Buying fails',
    voice,
    asks: asksAt(incident, voice.now),
    asksAt,
    users: (people) => people.flatMap((person) => users[person] ?? []),
    ...more,
  };
}

const row = (channel: string): MessageRow => ({
  kind: 'message',
  state: 'stands',
  channel,
  ts: '1.1',
  digest: '',
  version: 1,
  round: 0,
});

const ask = (more: Partial<Ask>): Ask => ({
  key: 'handover/p_bo',
  of: [bo],
  where: 'channel',
  urgent: false,
  since: '2026-03-01T10:00:00.000Z',
  until: '2026-03-01T10:05:00.000Z',
  lines: ['Accept command of INC-1.', 'Ada offers it.'],
  actions: [{ label: 'Accept', command: '`/incident accept`' }],
  ...more,
});

describe('what is asked', () => {
  test('stands once in the channel, calls whoever may answer, and has its answers as buttons', () => {
    const [want] = askWants(sourcesOf(leftOver, { asks: [ask({})] }), [], 'C0INC');
    expect(want?.where).toBe('incident');
    expect(want?.message.text).toMatchInlineSnapshot(`
      "<@U0BO> Accept command of INC-1.
      Ada offers it.
      Asked of bo until 10:05 UTC."
    `);
    expect(want && checkMessage(want.message)).toEqual([]);
    expect(want && buttonsIn(want.message)).toMatchObject([
      { label: 'Accept', value: expect.stringContaining('/incident accept') },
    ]);
  });

  test('has the same message however often the state changes, and another when asked anew', () => {
    const keyOf = (asks: readonly Ask[], story: Move = leftOver) =>
      askWants(sourcesOf(story, { asks }), [], 'C0INC')[0]?.key;
    expect(keyOf([ask({ lines: ['Something else.'] })], recovered)).toBe(keyOf([ask({})]));
    expect(keyOf([ask({ since: '2026-03-01T10:30:00.000Z' })])).not.toBe(keyOf([ask({})]));
  });

  test('has at most three answers', () => {
    const many = ['a', 'b', 'c', 'd'].map((label) => ({
      label,
      command: `\`/incident ${label}\``,
    }));
    const [want] = askWants(sourcesOf(leftOver, { asks: [ask({ actions: many })] }), [], 'C0INC');
    expect(want && buttonsIn(want.message)).toHaveLength(3);
  });

  test('is written to each person asked where it says so, with the place where it is asked', () => {
    const asks = [ask({ where: 'direct', of: [bo, dba] })];
    const [, ...direct] = askWants(sourcesOf(leftOver, { asks }), [], 'C0INC');
    expect(direct.map(({ where }) => where)).toEqual([{ user: 'U0BO' }, { user: 'U0DANA' }]);
    expect(direct.map(({ message }) => message.text)[0]).not.toContain('<@');
    expect(direct[0] && proseOf(direct[0].message)).toContain('INC-1: Buying fails <#C0INC>');
    expect(direct[0] && buttonsIn(direct[0].message)).toHaveLength(1);
  });

  test('calls nobody where anybody may answer', () => {
    const [want] = askWants(sourcesOf(leftOver, { asks: [ask({ of: [] })] }), [], 'C0INC');
    expect(want?.message.text).toContain('Asked of anybody here until 10:05 UTC.');
    expect(want?.message.text).not.toContain('<@');
  });
});

describe('two questions to the same person', () => {
  const called = (...asks: readonly Ask[]) =>
    askWants(sourcesOf(leftOver, { asks }), [], 'C0INC').map(({ message }) =>
      message.text.startsWith('<@U0BO>'),
    );
  const first = ask({ key: 'a' });

  test('call them once in five minutes', () => {
    expect(called(first, ask({ key: 'b' }))).toEqual([true, false]);
    expect(called(first, ask({ key: 'b', since: '2026-03-01T10:04:59.000Z' }))).toEqual([
      true,
      false,
    ]);
    expect(called(first, ask({ key: 'b', since: '2026-03-01T10:05:00.000Z' }))).toEqual([
      true,
      true,
    ]);
  });

  test('call them for each that is urgent', () => {
    expect(called(first, ask({ key: 'b', urgent: true }))).toEqual([true, true]);
  });

  test('call each of two people', () => {
    const texts = askWants(
      sourcesOf(leftOver, { asks: [first, ask({ key: 'b', of: [bo, dba] })] }),
      [],
      'C0INC',
    ).map(({ message }) => message.text);
    expect(texts[1]).toMatch(/^<@U0DANA> /u);
  });
});

describe('what is asked no more', () => {
  const keyIn = (story: Move): string =>
    askWants(sourcesOf(story), [], 'C0INC').map(({ key }) => key)[0] ?? 'none';
  const asking = keyIn(leftOver);
  const overIn = (story: Move, key = asking, channel = 'C0INC') =>
    askWants(sourcesOf(story), [[key, row(channel)]], 'C0INC').find((want) => want.key === key);

  test('says who answered what and when, with nothing to press and nobody called', () => {
    const want = overIn(recovered);
    expect(want?.onlyEdit).toBe(true);
    expect(want?.message.text).toMatchInlineSnapshot(`
      "Close R1 (orders were written, count unknown): recovery waits only for what is left over.
      Answered by dana at 10:00 UTC: R1 is done: ticket 17."
    `);
    expect(want && buttonsIn(want.message)).toEqual([]);
  });

  test('says what ended it where nobody who was asked did', () => {
    const byAda: Move = [leftOver, residual('R1', 'done')];
    expect(overIn(byAda)?.message.text).toMatchInlineSnapshot(`
      "Close R1 (orders were written, count unknown): recovery waits only for what is left over.
      Ended by ada at 10:00 UTC: R1 is done: ticket 17."
    `);
  });

  test('says so where only the time went by', () => {
    const key = 'ask.handover/p_bo@2026-03-01T10:00:00.000Z';
    const sources = sourcesOf(leftOver, {
      voice: { ...voice, now: '2026-03-01T10:06:00.000Z' },
      asksAt: () => [ask({})],
      asks: [],
    });
    const [want] = askWants(sources, [[key, row('C0INC')]], 'C0INC');
    expect(want?.message.text).toContain('Lapsed: nobody answered.');
  });

  test('says so where nothing is known of it', () => {
    const want = overIn(leftOver, 'ask.gone@2026-03-01T10:00:00.000Z');
    expect(want?.message.text).toBe('Something was asked here.\nIt is no longer asked.');
  });

  test('is over in the messages of whoever was asked, too', () => {
    const key = `direct.U0DANA.${asking.slice('ask.'.length)}`;
    const want = overIn(recovered, key, 'D0DANA');
    expect(want?.where).toEqual({ channel: 'D0DANA' });
    expect(want?.message.text).toContain('INC-1: Buying fails');
    expect(want?.message.text).toContain('R1 is done');
  });

  test('stands as before when the same question stands again', () => {
    expect(askWants(sourcesOf(leftOver), [[asking, row('C0INC')]], 'C0INC')).toHaveLength(1);
  });
});

describe('the answers of an ask', () => {
  const view = {
    incident: 'INC-1',
    lines: ['What now?', '1. Wait.', '2. Go.'],
    asked: 'Asked of ada',
    actions: [
      { label: 'Choose 1', command: '`/drill choose now wait`' },
      { label: 'Choose 2', command: '`/drill choose now go`' },
    ],
    mention: [],
  };
  const styles = (message: ReturnType<typeof askMessage>) =>
    buttonsIn(message).map(({ style }) => style);

  test('put the likeliest one forward', () => {
    expect(styles(askMessage(view))).toEqual(['primary', undefined]);
  });

  test('put none forward where none is likelier', () => {
    expect(styles(askMessage({ ...view, open: '`/drill choose restart <option>`' }))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
