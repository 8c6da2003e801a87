import { describe, expect, test } from 'vitest';
import { judgeGround, type OwnGround, placesIn } from '../../../src/core/doctor/ground.ts';
import type { Json } from '../../../src/lib/json.ts';

const own: OwnGround = {
  hosts: ['bot-1', '10.0.0.7'],
  stores: { PostgreSQL: 'db.example', Redis: 'localhost' },
  cluster: undefined,
};
const judged = (written: Json, ground: Partial<OwnGround> = {}) =>
  judgeGround({ ...own, ...ground }, placesIn('checkout', written)).map(
    ({ verdict, says }) => `${verdict}: ${says}`,
  );

describe('what is to be taken back', () => {
  test('stands elsewhere', () => {
    expect(
      judged({ url: 'https://checkout.example/healthz', dsn: 'postgres://shop.example/x' }),
    ).toEqual([
      'pass: None of the addresses, databases and clusters that are named is where the bot runs.',
    ]);
  });

  test('says nothing of where it is', () => {
    expect(
      judged([
        { url: 'https://${{ service }}.example/x' },
        'words',
        3,
        null,
        'http://',
        'file:///x',
        'http://x/${{y}}',
      ]),
    ).toEqual([expect.stringMatching(/^pass: Nothing that playbooks/u)]);
  });

  test('is in the database that keeps the registry', () => {
    expect(judged({ dsn: 'postgres://shop:secret@DB.example/shop' })).toEqual([
      'warn: checkout is on db.example, where PostgreSQL of the bot is, too.',
    ]);
  });

  test.each([
    'http://localhost:8080/x',
    'http://10.0.0.7/x',
    'https://bot-1/x',
    'sqlite:/var/shop.db',
  ])('is on the machine of the bot: %s', (text) => {
    expect(judged([text, text])).toEqual([
      expect.stringMatching(/^warn: checkout names .*runs on/u),
    ]);
  });
});

describe('a playbook that speaks to a cluster', () => {
  const usual = { argv: ['/usr/bin/kubectl', 'rollout', 'undo'] };
  const inside = { cluster: ['10.96.0.1'] };

  test('is elsewhere while the bot runs in none', () => {
    expect(judged(usual)).toEqual([expect.stringMatching(/^pass: /u)]);
  });

  test('is where the bot runs, where it names no context', () => {
    expect(judged(usual, inside)).toEqual([expect.stringMatching(/^warn: .*names no context/u)]);
  });

  test('may be where the bot runs, where it forgot to say which one', () => {
    expect(judged({ argv: ['kubectl', '--context'] }, inside)).toEqual([
      expect.stringMatching(/^unknown: checkout uses context --context, /u),
    ]);
  });

  test.each([['--context=prod'], ['--context', 'prod'], ['--kube-context', 'prod']])(
    'may be where the bot runs, where it names one: %s %s',
    (...context) => {
      expect(judged({ argv: ['helm', 'rollback', ...context] }, inside)).toEqual([
        expect.stringMatching(/^unknown: checkout uses context prod, /u),
      ]);
    },
  );
});
