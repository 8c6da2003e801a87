import { describe, expect, test } from 'vitest';
import { read } from '../../commands/read.ts';
import type { Order } from '../../src/core/orders.ts';
import { known } from './known.ts';

/** Lines and the order that each makes. */
const orders = (rows: readonly (readonly [string, Order | Record<string, unknown>])[]) => rows;

const report = { kind: 'report', format: 'md' };
const card = { kind: 'card', target: 'checkout@prod' };

describe('a line with the name of a service', () => {
  test.each(
    orders([
      ['/rollback checkout', card],
      ['rollback checkout', card],
      ['/ROLLBACK Checkout', card],
      ['  /rollback\u00a0\u00a0checkout  ', card],
      ['/rollback\u200bcheckout', card],
      ['/rollback checkout@staging', { kind: 'card', target: 'checkout@staging' }],
      ['/rollback checkout!', card],
      ['/rollback checkout?', card],
      ['/rollback “checkout', card],
      ['/rollback orders–api', { kind: 'card', target: 'orders-api@prod' }],
      ['/rollback start checkout', card],
      ['/rollback run checkout@prod', card],
    ]),
  )('%s shows its card', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });

  test('is a plan with its words where they are said, also when a service is called so', () => {
    expect(read('/rollback plan to 1', { ...known, services: ['to'] })).toEqual({
      kind: 'plan',
      targets: [],
      to: '1',
    });
  });

  test('means the verb when the service is named like one, and the service with its environment', () => {
    const shop = { ...known, services: ['stop', 'plan', 'status'] };
    expect(read('/rollback stop', shop)).toEqual({ kind: 'stop' });
    expect(read('/rollback plan', shop)).toEqual({ kind: 'plan', targets: [] });
    expect(read('/rollback stop@prod', shop)).toEqual({ kind: 'card', target: 'stop@prod' });
    expect(read('/rollback status@prod', shop)).toEqual({ kind: 'card', target: 'status@prod' });
  });
});

describe('a command alone', () => {
  test.each(
    orders([
      ['/rollback', { kind: 'rollbackStatus' }],
      ['/incident', { kind: 'status' }],
      ['/release', { kind: 'releaseList' }],
      ['incident  ', { kind: 'status' }],
    ]),
  )('%s asks how things stand', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a severity without the word for it', () => {
  test.each(['/incident sev2', '/incident SEV-2', '/incident p2'])(
    '%s says how grave it is',
    (line) => {
      expect(read(line, known)).toEqual({ kind: 'severity', severity: 'sev2' });
    },
  );

  test('keeps the reason, and knows that there is no sev9', () => {
    expect(read('/incident sev1 nobody can buy', known)).toEqual({
      kind: 'severity',
      severity: 'sev1',
      reason: 'nobody can buy',
    });
    expect(read('/incident sev9', known)).toMatchObject({ code: 'UnknownSeverity' });
  });
});

describe('a line that decides', () => {
  test.each(
    orders([
      ['/rollback go', { kind: 'go' }],
      ['/rollback go rb-17', { kind: 'go', plan: 'RB-17' }],
      ['/rollback go RB17.', { kind: 'go', plan: 'RB-17' }],
      ['/rollback go RB–17', { kind: 'go', plan: 'RB-17' }],
      ['/rollback rb-17', { kind: 'go', plan: 'RB-17' }],
      ['/rollback start RB-17', { kind: 'go', plan: 'RB-17' }],
      ['/rollback execute', { kind: 'go' }],
      ['/rollback go RB-17 --card abc123', { kind: 'go', plan: 'RB-17', card: 'abc123' }],
      ['/rollback go —card abc123 RB-17', { kind: 'go', plan: 'RB-17', card: 'abc123' }],
      ['/rollback go --card=abc123', { kind: 'go', card: 'abc123' }],
      ['/rollback decline RB-17', { kind: 'decline', plan: 'RB-17' }],
      ['/rollback not now', { kind: 'decline' }],
      ['/rollback no', { kind: 'decline' }],
      ['/rollback Not-Now', { kind: 'decline' }],
      ['/rollback resume', { kind: 'resume' }],
      ['/rollback go on', { kind: 'resume' }],
      ['/rollback abort', { kind: 'abort' }],
      ['/rollback abort the queue is full', { kind: 'abort', reason: 'the queue is full' }],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line about a plan', () => {
  test.each(
    orders([
      ['/rollback plan', { kind: 'plan', targets: [] }],
      [
        '/rollback plan checkout pricing@staging to 1 playbook checkout-rollback',
        {
          kind: 'plan',
          targets: ['checkout@prod', 'pricing@staging'],
          to: '1',
          playbook: 'checkout-rollback',
        },
      ],
      [
        '/rollback plan playbook x to 1.4.2',
        { kind: 'plan', targets: [], to: '1.4.2', playbook: 'x' },
      ],
      ['/rollback dry-run RB-17', { kind: 'dryRun', plan: 'RB-17' }],
      ['/rollback dry run', { kind: 'dryRun' }],
      ['/rollback dry—run rb-18', { kind: 'dryRun', plan: 'RB-18' }],
      ['/rollback status', { kind: 'rollbackStatus' }],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line that switches', () => {
  const switching = { kind: 'switch', targets: [], override: false };
  test.each(
    orders([
      [
        '/rollback switch wait "queue is draining"',
        { ...switching, to: 'wait', reason: 'queue is draining' },
      ],
      [
        '/rollback switch RB-18 reason to go on',
        { ...switching, to: 'RB-18', reason: 'reason to go on' },
      ],
      [
        '/rollback switch hotfix it is one line',
        { ...switching, to: 'fix-forward', reason: 'it is one line' },
      ],
      ['/rollback switch Forward Fix done', { ...switching, to: 'fix-forward', reason: 'done' }],
      ['/rollback switch to roll-forward x', { ...switching, to: 'fix-forward', reason: 'x' }],
      [
        '/rollback switch contain checkout@prod pricing “stop the damage”',
        {
          ...switching,
          to: 'contain',
          targets: ['checkout@prod', 'pricing@prod'],
          reason: 'stop the damage',
        },
      ],
      ['/rollback switch wait — it drains', { ...switching, to: 'wait', reason: '— it drains' }],
      [
        '/rollback switch --override wait it drains',
        { ...switching, to: 'wait', reason: 'it drains', override: true },
      ],
      [
        '/rollback switch wait it drains —override',
        { ...switching, to: 'wait', reason: 'it drains', override: true },
      ],
      [
        '/rollback switch wait "it drains" --override --card d',
        { ...switching, to: 'wait', reason: 'it drains', override: true, card: 'd' },
      ],
      [
        '/rollback switch wait "she typed --override"',
        { ...switching, to: 'wait', reason: 'she typed --override' },
      ],
      [
        '/rollback switch wait she typed "--override"',
        { ...switching, to: 'wait', reason: 'she typed "--override"' },
      ],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line about a step', () => {
  test.each(
    orders([
      [
        '/rollback ack tell-support done all shifts “confirmed”, 12 people',
        {
          kind: 'ack',
          step: 'tell-support',
          state: 'done',
          evidence: 'all shifts “confirmed”, 12 people',
        },
      ],
      ['/rollback ack Tell-Support seen', { kind: 'ack', step: 'tell-support', state: 'seen' }],
      [
        '/rollback retry stop-worker the node is back',
        { kind: 'retry', step: 'stop-worker', reason: 'the node is back' },
      ],
      [
        '/rollback skip warm-cache: it is warm',
        { kind: 'skip', step: 'warm-cache', reason: 'it is warm' },
      ],
      [
        '/rollback settle deploy-checkout not done still on 2',
        { kind: 'settle', step: 'deploy-checkout', outcome: 'not-done', evidence: 'still on 2' },
      ],
      [
        '/rollback settle deploy-checkout DONE 8/8 on 1',
        { kind: 'settle', step: 'deploy-checkout', outcome: 'done', evidence: '8/8 on 1' },
      ],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line that declares', () => {
  const declared = {
    kind: 'declare',
    severity: 'sev2',
    targets: ['checkout@prod'],
    title: '5xx after deploy',
  };
  test.each(
    orders([
      ['/incident declare sev2 checkout "5xx after deploy"', declared],
      ['/incident declare SEV-2 checkout 5xx after deploy', declared],
      ['/incident declare p2 checkout “5xx after deploy”', declared],
      ['/incident declare 2 checkout «5xx after deploy»', declared],
      ['/incident declare checkout sev2 ‘5xx after deploy’', declared],
      [
        '/incident declare --since 20M sev2 checkout "5xx after deploy"',
        { ...declared, since: '20m' },
      ],
      [
        '/incident declare sev2 checkout --since=2026-11-21T03:40:00+01:00 --private "5xx after deploy"',
        { ...declared, since: '2026-11-21T02:40:00.000Z', private: true },
      ],
      [
        '/incident declare checkout 5 pods crash',
        { kind: 'declare', targets: ['checkout@prod'], title: '5 pods crash' },
      ],
      [
        '/incident declare checkout checkout is down',
        { kind: 'declare', targets: ['checkout@prod'], title: 'checkout is down' },
      ],
      [
        '/incident declare checkout pricing@staging slow',
        { kind: 'declare', targets: ['checkout@prod', 'pricing@staging'], title: 'slow' },
      ],
      [
        "/incident declare checkout 'tis slow",
        { kind: 'declare', targets: ['checkout@prod'], title: "'tis slow" },
      ],
      [
        '/incident declare checkout s3 is gone',
        { kind: 'declare', targets: ['checkout@prod'], title: 's3 is gone' },
      ],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line about the incident', () => {
  test.each(
    orders([
      [
        '/incident assign comms @second-oncall',
        { kind: 'assign', role: 'comms', who: '@second-oncall' },
      ],
      [
        '/incident assign IC first-oncall',
        { kind: 'assign', role: 'commander', who: 'first-oncall' },
      ],
      [
        '/incident assign approver:checkout @First-Oncall',
        { kind: 'assign', role: 'approver:checkout', who: '@first-oncall' },
      ],
      ['/incident handover @second-oncall', { kind: 'handover', who: '@second-oncall' }],
      ['/incident hand over <@U0SECOND|second>', { kind: 'handover', who: '@U0SECOND' }],
      [
        '/incident note  two  blanks\nand a line — stay',
        { kind: 'note', text: 'two  blanks\nand a line — stay' },
      ],
      ['/incident note "all of it"', { kind: 'note', text: 'all of it' }],
      ['/incident note "a" and "b"', { kind: 'note', text: '"a" and "b"' }],
      ['/incident note “he said "no"”', { kind: 'note', text: 'he said "no"' }],
      ['/incident note see \\\\files\\checkout', { kind: 'note', text: 'see \\\\files\\checkout' }],
      ['/incident check', { kind: 'check' }],
      [
        '/incident waive orders-balance the ledger is down',
        { kind: 'waive', check: 'orders-balance', reason: 'the ledger is down' },
      ],
      [
        '/incident residual emails waived nobody was charged',
        { kind: 'residual', residual: 'emails', outcome: 'waive', evidence: 'nobody was charged' },
      ],
      [
        '/incident mitigated 0.1 % since 03:12',
        { kind: 'mitigated', evidence: '0.1 % since 03:12' },
      ],
      ['/incident resolve', { kind: 'recovered' }],
      ['/incident recovered.', { kind: 'recovered' }],
      ['/incident reopen 5xx again', { kind: 'reopen', reason: '5xx again' }],
      ['/incident close', { kind: 'close' }],
      ['/incident close @first-oncall', { kind: 'close', reportOwner: '@first-oncall' }],
      ['/incident who', { kind: 'who' }],
      ['/incident report --template pagerduty', { ...report, template: 'pagerduty' }],
      [
        '/incident report html --as atlassian',
        { ...report, format: 'html', template: 'atlassian' },
      ],
      ['/incident timeline JSON', { kind: 'timeline', format: 'json' }],
      ['/incident timeline', { kind: 'timeline', format: 'md' }],
      [
        '/incident timeline --kind Decide,act --kind note --since 30M',
        { kind: 'timeline', format: 'md', kinds: ['decide', 'act', 'note'], since: '30m' },
      ],
      [
        '/incident note --at 20m the phones rang',
        { kind: 'note', at: '20m', text: 'the phones rang' },
      ],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line that asks for help', () => {
  test.each(
    orders([
      ['/incident help', { kind: 'help' }],
      ['/incident ?', { kind: 'help' }],
      ['/incident ???', { kind: 'help' }],
      ['/incident help go', { kind: 'help', about: 'go' }],
      ['/incident note ?', { kind: 'help', about: 'note' }],
      ['/rollback --help', { kind: 'help', about: 'rollback' }],
      ['/rollback —help', { kind: 'help', about: 'rollback' }],
      ['/rollback help go', { kind: 'help', about: 'rollback go' }],
      ['/rollback go help', { kind: 'help', about: 'rollback go' }],
      ['/rollback abort ?', { kind: 'help', about: 'rollback abort' }],
      ['/release help', { kind: 'help', about: 'release' }],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line about automation', () => {
  const auto = { kind: 'auto', mode: 'off', target: 'checkout@prod' } as const;

  test.each(
    orders([
      [
        '/rollback auto off checkout 30m it flaps',
        { ...auto, forMs: 1_800_000, reason: 'it flaps' },
      ],
      ['/rollback auto disable checkout it flaps', { ...auto, reason: 'it flaps' }],
      ['/rollback auto off checkout "30m of noise"', { ...auto, reason: '30m of noise' }],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a line about a release', () => {
  test.each(
    orders([
      ['/release list checkout', { kind: 'releaseList', target: 'checkout@prod' }],
      ['/release fixed 1.4.2 9f8e7d6', { kind: 'releaseFixed', what: '1.4.2', fix: '9f8e7d6' }],
      [
        '/release register checkout 1.4.2 --commit 9F8E7D6 --live-since 2026-11-21T03:47:00+01:00',
        {
          kind: 'releaseRegister',
          target: 'checkout@prod',
          version: '1.4.2',
          commit: '9f8e7d6',
          liveSince: '2026-11-21T02:47:00.000Z',
        },
      ],
    ]),
  )('%s', (line, order) => {
    expect(read(line, known)).toEqual(order);
  });
});

describe('a value that does not fit', () => {
  test.each([
    ['/incident timeline --kind decide,decison', '"decison" does not fit: the kinds are detect, '],
    ['/incident timeline --since yesterday', 'The since does not fit: a time is written 20m, '],
    ['/incident note \u200B\u2060', 'It needs the text of the note.'],
    ['/incident correct E2 \u202E', 'The text does not fit: nothing in it can be read.'],
  ])('%j is answered with what would', (line, problem) => {
    expect(read(line, known)).toMatchObject({ problem: expect.stringContaining(problem) });
  });
});

describe('an installation with command names of its own', () => {
  const own = {
    ...known,
    names: {
      incident: 'sw-incident',
      rollback: 'SW-rollback',
      release: 'rel',
      registry: 'reg',
      drill: 'dr',
    },
  };

  test.each(['/sw-rollback checkout', 'SW-ROLLBACK checkout', '/rollback checkout'])(
    '%s is understood',
    (line) => {
      expect(read(line, own)).toEqual(card);
    },
  );

  test('has them in what it says', () => {
    expect(read('/sw-rollback skpi warm-cache it is warm', own)).toMatchObject({
      nearest: '/SW-rollback skip warm-cache it is warm',
      usage: '/SW-rollback skip <step> <reason>',
    });
  });
});
