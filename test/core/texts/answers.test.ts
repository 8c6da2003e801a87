import { describe, expect, test } from 'vitest';
import { acceptedText } from '../../../src/core/texts/accepted.ts';
import { settleLines } from '../../../src/core/texts/steps.ts';
import { waitingFor } from '../../../src/core/texts/waiting.ts';
import { moments, voiceAt } from '../../support/sample-incident.ts';
import { approved } from '../approvals.ts';
import { given, type Move } from '../given.ts';
import { dropped } from '../impact/samples.ts';
import {
  abort,
  ack,
  assigned,
  close,
  declared,
  go,
  note,
  planned,
  running,
  settle,
  stop,
  switched,
  switchTo,
} from '../orders.ts';
import { declaredWith, followUp, write } from '../report.ts';
import { begun, claimed, died, done } from '../reports.ts';
import { atRest, restful } from '../resting.ts';
import { ada, bo, check, dba, manual, planOf, rb, step } from '../sample.ts';
import type { Scene } from '../scene.ts';
import { unreadableIn } from './commands-in.ts';

type Order = Parameters<typeof acceptedText>[0];

/** What the order is answered that the last move gave. */
function answerTo(order: Order, before: Move, move: Exclude<Move, readonly Move[]>): string {
  const earlier = given(before).scene;
  const { scene } = given(before).when(move);
  return textOf(order, earlier, scene);
}

function textOf(order: Order, earlier: Scene, scene: Scene): string {
  const events = scene.log.slice(earlier.log.length).map(({ event }) => event);
  if (!scene.incident) throw new Error('there is no incident');
  const { incident } = scene;
  return acceptedText(order, { events, incident, before: earlier.incident }, voiceAt(scene));
}

/** The last of a row of moves, and what stands before it. */
const atGo = () => given(moments.carded).scene;

describe('an accepted stop', () => {
  test('says what has changed, what is half done, and how to go on', () => {
    expect(answerTo({ kind: 'stop' }, moments.acting, stop())).toMatchInlineSnapshot(`
      "RB-1 is paused by order.
      Nothing new starts; what runs already runs to its end.
      Changed so far (3 of 9 steps): Stop charging and mailing, Take checkout-1 out of traffic and Let purchases on checkout-1 end.
      Half done: Put the older release on checkout-1 (deploy-1), running for 2 s.
      This is no resting place: do not stay longer than you need to decide.
      Go on: \`/rollback resume\`.
      Abort: \`/rollback abort\`.
      Stay: type nothing, it stays paused."
    `);
  });

  test('at a resting place says that it is safe to stay', () => {
    const text = answerTo({ kind: 'stop' }, moments.awaiting, stop());
    expect(text).toContain('It is safe to stay here.');
    expect(text).toContain('Half done: Hold duplicate charges back (hold-charges), waits for dba');
  });

  test('before anything was done says so', () => {
    const text = answerTo({ kind: 'stop' }, moments.decided, stop());
    expect(text).toContain(
      'Nothing has been changed so far.\nNothing is half done.\nIt is safe to stay here.',
    );
  });

  test('where nobody may stay says how it goes to rest, and when by itself', () => {
    const half: Move = [running(restful), done('drain')];
    expect(answerTo({ kind: 'stop' }, half, stop())).toMatch(
      /Take it to rest: `\/rollback rest`; without an answer that happens by itself at 10:05 UTC/u,
    );
  });
});

describe('an accepted abort', () => {
  test('says what was done on the way to rest', () => {
    expect(answerTo({ kind: 'abort' }, atRest, abort())).toContain(
      'Since then on the way to rest: Do close and Do tell.',
    );
  });

  test('says what follows while a step still runs', () => {
    const text = answerTo(
      { kind: 'abort' },
      moments.acting,
      abort({ reason: 'the queue is full' }),
    );
    expect(text).toMatchInlineSnapshot(`
      "RB-1 is stopping by order: no step starts any more: the queue is full.
      Changed so far (3 of 9 steps): Stop charging and mailing, Take checkout-1 out of traffic and Let purchases on checkout-1 end.
      Half done: Put the older release on checkout-1 (deploy-1), running for 2 s.
      This is no resting place: do not stay longer than you need to decide.
      What follows: what still runs has to end or be settled first. Then the strategy ends.
      What is done so far stays as it is: it is not taken back. \`/rollback <service>\` makes the next plan.
      Watch: \`/rollback status\`."
    `);
    expect(unreadableIn(text)).toEqual([]);
  });

  test('of a run that ends with it says what it has changed and that the targets are kept', () => {
    const plan = planOf({ steps: [step('first'), step('second', { needs: ['first'] })] });
    const text = answerTo({ kind: 'abort' }, [running(plan), done('first')], abort());
    expect(text).toContain('RB-1 ended by abort.');
    expect(text).toContain('Changed so far (1 of 2 steps): Do first.');
    expect(text).toContain('the incident keeps its targets');
  });

  test('that is itself stopped tells what was done on the way out', () => {
    const plan = planOf({
      steps: [step('first'), step('second', { needs: ['first'] })],
      finally: [step('tidy'), step('sweep')],
    });
    const wayOut: Move = [running(plan), done('first'), abort(), done('tidy'), claimed('sweep')];
    const text = answerTo({ kind: 'stop' }, wayOut, stop());
    expect(text).toContain('Changed so far (1 of 2 steps): Do first.');
    expect(text).toContain('Since then on the way out: Do tidy.');
    expect(text).toContain('Half done: Do sweep (sweep), running for');
  });

  test('of a strategy that ran nothing says so', () => {
    expect(answerTo({ kind: 'abort' }, [declared(), switchTo('wait')], abort())).toContain(
      'Nothing ran.',
    );
  });
});

describe('a card that was shown', () => {
  const showing = (by: typeof bo | undefined) => {
    const scene = atGo();
    const last = scene.log.at(-1);
    if (!scene.incident || last?.event.type !== 'CardShown') throw new Error('no card');
    const event = by ? { ...last.event, to: by } : last.event;
    const { incident } = scene;
    return acceptedText({ kind: 'go' }, { events: [event], incident }, voiceAt(scene));
  };

  test('moves nothing, and is confirmed by the authority with its digest', () => {
    expect(showing(undefined)).toMatch(
      /^Nothing has moved yet\.\nConfirm within 59 s: `\/rollback go RB-1 --card [0-9a-f]{16}`\./u,
    );
  });

  test('of a switch says what stays, and is confirmed by a switch with its reason', () => {
    const order: Order = { kind: 'switch', to: rb(2), targets: [], reason: 'x', override: false };
    const before: Move = [
      running(planOf({ steps: [step('back'), step('more', { needs: ['back'] })] })),
      done('back'),
      planned(planOf()),
    ];
    const text = answerTo(order, before, switchTo(rb(2)));
    expect(text).toContain('What RB-1 has done stays as it is');
    expect(text).toMatch(/`\/rollback switch RB-2 --card [0-9a-f]{16} "<reason>"`/u);
  });

  test('says what has to be accepted and typed with it', () => {
    const blind = planOf({ effectsDeclared: false });
    const losing = planOf({ dataImpact: dropped });
    expect(answerTo({ kind: 'go' }, [declared(), planned(blind)], go())).toMatch(
      /--card [0-9a-f]{16} --accept unknown-effects`/u,
    );
    expect(answerTo({ kind: 'go' }, [declared(), planned(losing), approved()], go())).toMatch(
      /--card [0-9a-f]{16} --typed "checkout@prod"`/u,
    );
  });

  test('to somebody else says who decides', () => {
    expect(showing(bo)).toBe('Nothing has moved yet.\nAda decides, with `/rollback go RB-1`.');
  });
});

describe('any other accepted order', () => {
  test('to go says what was decided, what is left over, and what the first step waits for', () => {
    const before = given(moments.carded).scene;
    const after = given(moments.decided).scene;
    expect(textOf({ kind: 'go' }, before, after)).toMatchInlineSnapshot(`
      "Go: rollback of checkout@prod to release 1 by RB-1 (epoch 1). Counted: 212 orders placed by release 2, 87 e-mails sent and uncounted refunds. Accepted unproven: "Release 1 reads the orders of release 2".
      R1 is left over: orders placed by release 2, 212 of them. For dba, due 11:00 UTC.
      R2 is left over: e-mails sent, 87 of them. For dba, due 11:00 UTC.
      R3 is left over: refunds, count unknown. For dba, due 11:00 UTC.
      The first step waits for precondition router-answers (no answer yet).
      Mitigated waits for mitigation check users-buy (no answer yet).
      Pause: \`/rollback stop\`."
    `);
  });

  test('to declare says who decides and offers the card', () => {
    const { scene } = given(declared());
    const text = textOf({ kind: 'declare', targets: [], title: 'x' }, { ...scene, log: [] }, scene);
    expect(text).toBe(
      'INC-1 declared (sev2) for checkout@prod: Buying fails. Ada (who declared it) decides.\nSee the card: `/rollback checkout@prod`.',
    );
  });

  test('to acknowledge a step says what is said and done', () => {
    const asked: Move = [running(planOf({ steps: [manual('look', 'text')] })), begun('look')];
    const text = answerTo(
      { kind: 'ack', step: 'look', state: 'done' },
      asked,
      ack('look', 'done', { by: dba, evidence: 'case 4711' }),
    );
    expect(text).toContain(
      'Dana says done for step look (Do look): case 4711.\nStep look (Do look) is done.',
    );
  });

  test('to settle a step says that the run still waits to go on', () => {
    const lost: Move = [running(planOf()), claimed('back'), died('back')];
    const text = answerTo(
      { kind: 'settle', step: 'back', outcome: 'not-done', evidence: 'x' },
      lost,
      settle('back', 'not-done'),
    );
    expect(text).toContain('is settled: it had not run: seen in the console.');
    expect(text).toContain('because nobody knew whether Do back (back) ran; that is settled');
    expect(text).toContain('Try again: `/rollback retry back <reason>`');
    expect(text).not.toContain('/rollback settle');
  });

  test.each(['done', 'abandon'] as const)('to settle a step as %s offers to go on', (outcome) => {
    const text = answerTo(
      { kind: 'settle', step: 'back', outcome, evidence: 'x' },
      [running(planOf()), claimed('back'), died('back')],
      settle('back', outcome),
    );
    expect(text).toContain('Go on: `/rollback resume`');
    expect(text).not.toContain('/rollback settle');
  });

  test('to switch says which step is waited for', () => {
    const run: Move = [running(planOf()), claimed('back')];
    const text = answerTo(
      { kind: 'switch', to: 'wait', targets: [], reason: 'x', override: false },
      run,
      switchTo('wait'),
    );
    expect(text).toContain(
      'Switch from epoch 1 to wait on checkout@prod (epoch 2): it does not help.',
    );
    expect(text).toContain('The switch to wait waits for Do back (back).');
    expect(unreadableIn(text)).toEqual([]);
  });

  test('to switch with an undo says that this is waited for, although no step runs', () => {
    const undoable = planOf({
      steps: [step('one'), step('two', { needs: ['one'] })],
      compensate: [{ for: 'one', step: step('one-undo') }],
    });
    const { incident } = given(
      running(undoable),
      planned(planOf({ inputs: { n: 2 } })),
      done('one'),
      switched(rb(2), { undo: true }),
    );
    expect(waitingFor(incident, voiceAt({ at: '2026-03-01T10:30:00.000Z' }))[0]).toBe(
      'The switch to RB-2 waits for what RB-1 changed to be taken back',
    );
  });

  test('to plan offers to see its card', () => {
    const text = answerTo({ kind: 'plan', targets: [] }, declared(), planned(planOf()));
    expect(text).toContain('See the card and decide: `/rollback go RB-1`.');
  });
});

describe('an accepted close', () => {
  test('says how to name the incident, which is no longer the only open one', () => {
    const text = answerTo({ kind: 'close' }, declared(), close());
    expect(text).toContain('Open again: `/incident reopen <reason>`.');
    expect(text).toContain(
      'Its channel stays its own. Elsewhere name it, as it is closed: --incident INC-1 on the command line, "incident": "INC-1" over HTTP.',
    );
  });
});

describe('a role that makes one person decide and do', () => {
  test('is answered with what to do about it', () => {
    const text = answerTo(
      { kind: 'assign', role: 'ops', who: 'ada' },
      declared(),
      assigned('ops', ada),
    );
    expect(text).toContain('Ada decides and holds ops too: give one of the two away');
  });

  test('is not spoken of where two people do', () => {
    const text = answerTo(
      { kind: 'assign', role: 'ops', who: 'bo' },
      declared(),
      assigned('ops', bo),
    );
    expect(text).not.toContain('holds ops too');
  });
});

describe('words of a report that blame', () => {
  test('are answered with kinder ones', () => {
    const text = answerTo(
      { kind: 'reportWrite', section: 'summary', text: 'x' },
      declaredWith(),
      write('summary', 'They should have looked'),
    );
    expect(text).toContain('Kinder: summary, "should have": it tells what did not happen.');
  });

  test('are found in a follow-up too, and one that adds a tool is left alone', () => {
    const answered = (said: string) =>
      answerTo(
        { kind: 'followUp', aim: 'prevent', owner: 'bo', due: '2026-03-16', text: said },
        declaredWith(),
        followUp({ text: said }),
      );
    expect(answered('Train whoever was careless')).toContain('Kinder: F1, "careless": it judges.');
    expect(answered('Add an alert')).not.toContain('Kinder');
  });
});

describe('an order that stands beside the course of an incident', () => {
  const noted = (before: Move) => answerTo({ kind: 'note', text: 'x' }, before, note()).split('\n');

  test('is answered by itself, not by all that waits anyhow', () => {
    expect(noted(moments.acting)).toEqual([
      expect.stringMatching(/^Note/u),
      expect.stringMatching(/^It is E\d+\. To put it right/u),
    ]);
  });
});

describe('the form in which a step is settled', () => {
  test('says what the step is, what is not known of it, and where to look', () => {
    const spec = { ...step('stop-worker'), name: 'Stop charging and mailing' };
    const lost = {
      attempt: 1,
      at: '2026-03-01T10:00:00.000Z',
      retry: false,
      abandoned: false,
    } as const;
    const state = { status: 'unknown', ...lost, mayStillRun: true, owner: 'here/1' } as const;
    const [what, where] = settleLines(spec, state, voiceAt(given(moments.acting).scene));
    expect(what).toMatch(
      /^Stop charging and mailing \(stop-worker\), \w+: nobody knows whether it ran; it may still be running on here\/1\.$/u,
    );
    expect(where).toBe('Sternway has no answer of it. Look there where it acts.');
    const asking = { ...spec, checkAfter: [check('worker-idle')] };
    const [, after] = settleLines(asking, state, voiceAt(given(moments.acting).scene));
    expect(after).toContain('the plan asks worker-idle after it');
  });
});

describe('what to type next', () => {
  const told = (by: typeof ada) => {
    const { incident } = given(moments.acting).scene;
    if (incident === undefined) throw new Error('there is no incident');
    const voice = voiceAt(given(moments.acting).scene);
    return acceptedText({ kind: 'mitigated', evidence: 'x' }, { events: [], incident, by }, voice);
  };

  test('is never what would be refused to whoever ordered', () => {
    expect(told(ada)).toContain('`/rollback stop`');
    expect(told(bo)).not.toContain('`/rollback stop`');
  });
});
