import { describe, expect, test } from 'vitest';
import { accountOf, retold } from '../../../src/core/account/account.ts';
import { update } from '../cadence.ts';
import { accepted, iDecide, offered, taken } from '../command.ts';
import { counted } from '../effects.ts';
import { given, type Move } from '../given.ts';
import { assume } from '../impact/orders.ts';
import {
  abort,
  assigned,
  carded,
  close,
  decided,
  declared,
  mitigated,
  note,
  order,
  planned,
  residual,
  retry,
  review,
  running,
  skip,
  stop,
  switchTo,
  waivedByTwo,
} from '../orders.ts';
import { changed, judge } from '../outside.ts';
import { later, pageReported, waited } from '../pages.ts';
import { hidden, makePublic } from '../privacy.ts';
import { propose } from '../proposals.ts';
import { approveUpdate, draftUpdate, u } from '../public-updates.ts';
import { checked, claimed, done, failed, retryDue } from '../reports.ts';
import {
  ada,
  bo,
  check,
  checkout,
  dba,
  deputy,
  effect,
  idempotent,
  observer,
  planOf,
  rb,
  step,
} from '../sample.ts';
import { standdown } from '../standdown.ts';
import { supportAsked, supportSays } from '../support.ts';
import { purchases, read, wavy } from '../wavering.ts';
import { accounted, logged, logOf, second, seconds } from './log.ts';

describe('what an incident is', () => {
  test('is known from its declaration on', () => {
    expect(accounted(declared())).toMatchObject({
      id: 'INC-1',
      mode: 'live',
      title: 'Buying fails',
      severity: 'sev2',
      targets: [checkout],
      private: false,
      origin: { kind: 'person', opened: 'declared', declaredBy: ada, actor: ada, via: 'http' },
      rung: 'declared',
      outcome: 'open',
      reopened: 0,
      reportOwner: undefined,
      version: 1,
    });
  });

  test('a card that nobody took up is an incident too', () => {
    expect(accounted(carded(), close())).toMatchObject({
      origin: { opened: 'card' },
      outcome: 'not-taken-up',
    });
  });

  test.each([
    ['trigger', 'machine:alerts', 'trigger'],
    ['program', 'machine:ci', 'http'],
    ['standing-order', ada, 'timer'],
  ] as const)('came by a %s', (kind, actor, via) => {
    const log = logOf(given(declared()).scene).map((one) => ({ ...one, actor, via }));
    expect(accountOf(log)?.origin).toMatchObject({ kind, actor, via });
  });

  test('an erased title is null, and a private one is said to be so', () => {
    const log = logOf(given(hidden()).scene).map((one) => ({ ...one, texts: { title: null } }));
    expect(accountOf(log)).toMatchObject({ title: null, private: true });
    expect(accounted(hidden(), makePublic()).private).toBe(false);
  });
});

describe('who decided when', () => {
  test('is a row of spans without a gap', () => {
    const spans = accounted(declared(), offered(bo), accepted(), taken({ by: ada })).authorities;
    expect(
      spans.map(({ person, how, from, to }) => [person, how, second(from), second(to)]),
    ).toEqual([
      [ada, 'declared', 0, 2],
      [bo, 'handover', 2, 3],
      [ada, 'break-glass', 3, undefined],
    ]);
  });

  test('what older records assigned is a span as well', () => {
    const log = logOf(given(declared(), assigned('commander', bo)).scene).map((one) =>
      one.event.type === 'RoleAssigned'
        ? { ...one, event: { ...one.event, role: 'authority' as const } }
        : one,
    );
    expect(accountOf(log)?.authorities[1]).toMatchObject({ person: bo, how: 'assigned' });
  });
});

describe('the time without an authority', () => {
  const waits: Move = [declared(), planned(planOf())];
  const spans = (...moves: readonly Move[]) =>
    accounted(...moves).unattended.map(({ from, to }) => [second(from), second(to)]);

  test('begins when a decision begins to wait, and ends when somebody decides', () => {
    expect(spans(waits, waited, iDecide())).toEqual([[1, 303]]);
  });

  test('is none while the authority answers within the time that it has', () => {
    expect(spans(waits, later(4), stop(), later(4), stop())).toEqual([]);
  });

  test('is open where nobody has come', () => {
    expect(spans(waits, waited, waited)).toEqual([[1, undefined]]);
  });

  test('is none while people may sleep', () => {
    const asleep = standdown('2026-03-01T20:00:00.000Z');
    const proposed: Move = [declared(), mitigated(), propose('wait')];
    expect(spans(proposed, later(60), note({ by: bo }))).toEqual([[2, undefined]]);
    expect(spans(proposed, asleep, later(60), note({ by: bo }))).toEqual([]);
  });
});

describe('who was called', () => {
  test('has what for, and what became of it', () => {
    const { pages } = accounted(
      declared(),
      planned(planOf()),
      waited,
      pageReported('PG1', 'answered'),
      waited,
      pageReported('PG2', 'failed', 'NoPager'),
      pageReported('PG2', 'failed'),
    );
    expect(
      pages.map(({ page, person, why, at, answered, failed: code }) => ({
        page,
        person,
        why,
        code,
        ...seconds({ at, answered }),
      })),
    ).toEqual([
      { page: 'PG1', person: deputy, why: 'decision', code: undefined, at: 302, answered: 303 },
      { page: 'PG2', person: bo, why: 'decision', code: 'unknown', at: 604, answered: undefined },
    ]);
  });
});

describe('what was passed over', () => {
  const one = planOf({ steps: [step('back'), step('tell', { needs: ['back'] })] });
  test('is in the order in which it was, with who and why', () => {
    const { overrides, reviews } = accounted(
      running(one),
      claimed('back'),
      failed('back'),
      retry('back'),
      claimed('back'),
      failed('back'),
      skip('back'),
      done('tell'),
      taken(),
      waivedByTwo('criterion/books-balance'),
    );
    expect(overrides.map(({ kind, of, by, reason }) => [kind, of, by, reason])).toEqual([
      ['retry', 'back', ada, 'the disk was full'],
      ['skip', 'back', ada, 'not needed here'],
      ['break-glass', 'take-command', bo, 'nobody answers'],
      ['waive', 'criterion/books-balance', bo, 'measured by hand'],
    ]);
    expect(reviews.map(({ cause, done: seen }) => [cause, seen])).toEqual([
      ['take-command', undefined],
      ['waiver', undefined],
    ]);
  });

  test('a switch that did not wait, and the guardrails that warned of it', () => {
    const log = logOf(
      given(running(planOf()), claimed('back'), switchTo('wait', { override: true })).scene,
    ).map((told) =>
      told.event.type === 'SwitchOrdered'
        ? {
            ...told,
            event: {
              ...told.event,
              considered: { ...told.event.considered, warned: ['RestAhead'] },
            },
          }
        : told,
    );
    expect(accountOf(log)?.overrides.map(({ kind, of }) => [kind, of])).toEqual([
      ['switch', '1'],
      ['guardrail', 'RestAhead'],
    ]);
  });

  test('what nobody knew was accepted by name', () => {
    const { overrides } = accounted(
      declared(),
      planned(planOf({ effectsDeclared: false })),
      order({ kind: 'go' }),
      ({ incident }) =>
        order({ kind: 'go', card: incident?.cards[ada]?.card ?? '', accept: ['unknown-effects'] }),
    );
    expect(overrides.map(({ kind, of, by }) => [kind, of, by])).toEqual([
      ['accept', 'unknown-effects', ada],
    ]);
  });

  test('a step that its policy tries again is none', () => {
    const document = planOf({ steps: [idempotent('back', 1)] });
    const story: Move = [running(document), claimed('back'), failed('back'), retryDue('back')];
    expect(accounted(story).overrides).toEqual([]);
    expect(accounted(declared(), planned(planOf()), waited, iDecide()).overrides).toEqual([]);
  });

  test('what others ordered is advice, and what nobody may is refused by its code', () => {
    const { advice, refusals } = accounted(
      running(planOf()),
      abort({ by: observer }),
      order({ kind: 'skip', step: 'nothing', reason: 'x' }),
    );
    expect(advice).toMatchObject([{ order: 'abort', by: observer }]);
    expect(refusals).toMatchObject([{ order: 'skip', code: 'UnknownStep', by: ada }]);
  });
});

describe('what the checks said', () => {
  const document = planOf({
    criteria: [check('books-balance', { class: 'integrity' }), check('mails')],
  });
  const { checks } = accounted(
    running(document),
    done('back'),
    checked('mitigation/users-buy', 'fail'),
    checked('mitigation/users-buy', 'pass', { held: false }),
    checked('mitigation/users-buy', 'pass'),
    checked('criterion/mails', 'inconclusive'),
    waivedByTwo('books-balance'),
  );
  const one = (key: string) => checks.find(({ check: its }) => its === key);

  test('has when each first failed and passed, and since when it holds', () => {
    const { firstFail, firstPass, heldSince, last, history } = one('mitigation/users-buy') ?? {};
    expect({ last, ...seconds({ firstFail, firstPass, heldSince }) }).toEqual({
      last: 'pass',
      firstFail: 6,
      firstPass: 7,
      heldSince: 8,
    });
    expect(history?.map(({ verdict, held }) => [verdict, held])).toEqual([
      ['fail', false],
      ['pass', false],
      ['pass', true],
    ]);
  });

  test('names those that never answered, asked or not', () => {
    expect(
      checks.filter(({ neverAnswered }) => neverAnswered).map(({ check: its }) => its),
    ).toEqual(['criterion/books-balance', 'criterion/mails']);
    expect(one('criterion/mails')).toMatchObject({ last: 'inconclusive', heldSince: undefined });
  });

  test('names who went on without one', () => {
    expect(one('criterion/books-balance')).toMatchObject({
      class: 'integrity',
      last: undefined,
      waiver: { by: ada, second: bo, reason: 'measured by hand' },
    });
  });
});

describe('what is left over', () => {
  const document = planOf({
    effects: [effect('orders')],
    assumes: [{ text: 'The router obeys' }, { text: 'Rows can be read', check: 'rows' }],
    preconditions: [check('rows')],
    criteria: [check('books')],
  });
  const counts = [{ effect: 'orders', count: 9 }];
  const story: Move = [
    declared(),
    planned(document),
    decided({ facts: { counts } }),
    checked('precondition/rows', 'pass'),
    done('back'),
    checked('mitigation/users-buy', 'pass'),
    counted({ orders: 12 }),
  ];

  test('has its owner, and who closed it with what', () => {
    const { residuals, effects } = accounted(story, residual('R1', 'done', { by: dba }));
    expect(residuals).toMatchObject([
      {
        residual: 'R1',
        cause: 'effect',
        of: 'orders',
        status: 'done',
        by: dba,
        evidence: 'ticket 17',
      },
    ]);
    expect(accounted(story).residuals).toMatchObject([
      { status: 'open', closed: undefined, by: undefined, evidence: undefined },
    ]);
    expect(effects).toMatchObject([{ plan: rb(1), effect: 'orders', atDecision: 9, last: 12 }]);
  });

  test('a strategy without a plan leaves no effects', () => {
    expect(accounted(declared(), switchTo('wait')).effects).toEqual([]);
  });

  test('has what was taken for granted, and what became of it', () => {
    const { assumptions } = accounted(story, assume('1', 'broken'));
    expect(
      assumptions.map(({ number, outcome, by, proven, evidence }) => [
        number,
        outcome,
        by,
        proven,
        evidence,
      ]),
    ).toEqual([
      [1, 'broken', ada, false, 'seen in the log'],
      [2, undefined, undefined, true, undefined],
    ]);
    const settled = accounted(
      story,
      residual('R1', 'done', { by: dba }),
      checked('criterion/books', 'pass'),
    ).assumptions;
    expect(settled.map(({ outcome }) => outcome)).toEqual(['never-known', 'held']);
  });

  test('what was planned and never ran took nothing for granted', () => {
    expect(accounted(declared(), planned(document)).assumptions).toEqual([]);
  });

  test('a review has its finding', () => {
    const { reviews } = accounted(declared(), taken(), review('V1'));
    expect(reviews).toMatchObject([
      { review: 'V1', notBy: [bo], by: ada, finding: 'it was right' },
    ]);
  });
});

describe('what people were told', () => {
  test('has how things stood, and what support saw', () => {
    const { support } = accounted(supportAsked, supportSays('increase', { evidence: 'calls' }));
    expect(support).toMatchObject([{ verdict: 'increase', by: ada, evidence: 'calls' }]);
    const parts = { conditions: 'slow', actions: 'looking', needs: 'nothing' };
    expect(accounted(declared(), update(parts)).statusReports).toMatchObject([
      { audience: 'tactical', by: ada, ...parts },
    ]);
  });

  test('has what the public was told, and what became of it', () => {
    const { publicUpdates } = accounted(
      declared(),
      assigned('comms', bo),
      draftUpdate({ by: bo, text: 'Buying is slow.' }),
      approveUpdate(),
      { report: { kind: 'updateTaken', update: u(1) } },
      draftUpdate({ text: 'It is over.' }),
    );
    expect(publicUpdates).toMatchObject([
      { update: 'U1', status: 'taken', text: 'Buying is slow.', drafter: bo, approver: ada },
      { update: 'U2', status: 'drafted', approver: undefined, taken: undefined },
    ]);
  });

  test('has what others changed, and what was said of it', () => {
    expect(accounted(running(planOf()), changed(), judge('O1', 'harmless')).outside).toMatchObject([
      { change: 'O1', source: 'github', touches: true, verdict: 'harmless' },
    ]);
  });

  test('has the figures before and after', () => {
    const { strategies } = accounted(
      running(wavy),
      read(purchases(0.71)),
      done('one'),
      read(purchases(0.44)),
      done('shift'),
      read(purchases(0.4)),
    );
    expect(strategies[0]?.run?.figures).toMatchObject({
      before: [{ value: 0.71 }],
      last: [{ value: 0.4 }],
      worse: [{ key: 'worse/purchases' }],
    });
  });
});

test('one log is gone through once, whoever asks', () => {
  const log = logged(declared());
  expect(retold(log)).toBe(retold(log));
});
