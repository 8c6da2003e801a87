import { describe, expect, test } from 'vitest';
import { read } from '../../commands/read.ts';
import { known, nothingKnown } from './known.ts';

describe('a stop, however it is written', () => {
  test.each([
    'stop',
    'halt',
    'pause',
    'hold',
    'wait',
    'cancel',
    'STOP!!!',
    '“stop”',
    '"Stop."',
    'stopp',
    'stpo',
    'sotp',
    'sttop',
    'stp',
    'hlat',
    'hlod',
    'pasue',
    'puase',
    'wiat',
    'cancle',
    'canel',
    'cancelled',
    'stop, please',
    'stop,please',
    'stop everything now',
    'stop RB-17',
    'stop ?',
    'stop --now',
    'stop@prod',
    'stop\u00a0it',
    'STOPPING',
    'hold on',
  ])('/rollback %s stops at once', (words) => {
    expect(read(`/rollback ${words}`, known)).toEqual({ kind: 'stop' });
    expect(read(`rollback ${words}`, nothingKnown)).toEqual({ kind: 'stop' });
  });

  test('stops with a million characters after it', () => {
    expect(read(`/rollback stop ${'please '.repeat(150_000)}`, known)).toEqual({ kind: 'stop' });
  });
});

describe('a word that is near to a stop', () => {
  test.each(['skip warm-cache x', 'abort', 'status', 'start', 'plan'])(
    'is not one when it is the verb %s',
    (words) => {
      expect(read(`/rollback ${words}`, known)).not.toEqual({ kind: 'stop' });
    },
  );

  test.each(['skpi warm-cache it is warm', 'strat', 'abotr', 'staus', 'resum', 'settel', 'swich'])(
    'is not one when it is nearer to another verb: %s',
    (words) => {
      expect(read(`/rollback ${words}`, known)).toMatchObject({ code: 'UnknownWord' });
    },
  );

  test('is not one when it is a known service or nearer to one', () => {
    const shop = { ...known, services: ['shop', 'host', 'mail'] };
    expect(read('/rollback shop', shop)).toEqual({ kind: 'card', target: 'shop@prod' });
    expect(read('/rollback shpo', shop)).toMatchObject({ nearest: '/rollback shop' });
    expect(read('/rollback mial', shop)).toMatchObject({ nearest: '/rollback mail' });
  });

  test.each(['scope', 'what', 'last', 'watch'])(
    'is not one when it is a word with another meaning: %s',
    (word) => {
      expect(read(`/rollback ${word}`, known)).toMatchObject({ code: 'UnknownWord' });
    },
  );

  test.each(['old', 'no', 'ho'])('is not one when it is as short as %s', (word) => {
    expect(read(`/rollback ${word}`, known)).not.toEqual({ kind: 'stop' });
  });

  test('is not one when it says where', () => {
    expect(read('/rollback shop@prod', known)).toMatchObject({ code: 'UnknownService' });
  });
});

describe('a stop that is not the first word after the rollback command', () => {
  test.each([
    '/rollback please stop',
    '/rollback now stop it',
    '/incident stop',
    'stop',
    '/rollbak stop',
    '/release halt',
  ])('%s is offered', (line) => {
    const answer = read(line, known);
    expect('nearest' in answer && read(answer.nearest ?? '', known)).toEqual({ kind: 'stop' });
  });
});
