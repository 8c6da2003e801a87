import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMisread } from '../../commands/read.ts';
import type { Answer } from '../../src/core/answer.ts';
import { currentRun } from '../../src/core/incident/incident.ts';
import { cardScreen } from '../../src/core/plan/card.ts';
import { type StatusScreen, statusScreen } from '../../src/core/texts/status-screen.ts';
import { type AckView, ackMessage } from '../../src/slack/blocks/ack.ts';
import { answerMessage } from '../../src/slack/blocks/answer.ts';
import { cardMessage } from '../../src/slack/blocks/card.ts';
import { type HomeScreen, homeView } from '../../src/slack/blocks/home.ts';
import { buttonLabel } from '../../src/slack/blocks/labels.ts';
import { linesMessage } from '../../src/slack/blocks/lines.ts';
import type { Message } from '../../src/slack/blocks/message.ts';
import { pressOf, valueOf } from '../../src/slack/blocks/press.ts';
import { announceMessage, rungMessage } from '../../src/slack/blocks/rung.ts';
import { statusMessage } from '../../src/slack/blocks/status.ts';
import { tailMessage } from '../../src/slack/blocks/tail.ts';
import { mention, mrkdwn, plain } from '../../src/slack/blocks/words.ts';
import { readPress } from '../../src/slack/forms/blanks.ts';
import { checkMessage, checkView } from '../../src/slack/limits/check.ts';
import { ours } from '../../src/slack/limits/numbers.ts';
import { nothingKnown } from '../commands/known.ts';
import { given } from '../core/given.ts';
import { declared, running } from '../core/orders.ts';
import { claimed, failed, finished } from '../core/reports.ts';
import { admins, hold } from '../core/retention.ts';
import { planOf, step } from '../core/sample.ts';
import { cases } from '../support/runs.ts';
import {
  counts,
  incidentAt,
  moments,
  sceneAt,
  skewFacts,
  voiceAt,
} from '../support/sample-incident.ts';
import { buttonsIn, hostile, markupIn, proseOf, stringsIn, tasksIn } from './hostile.ts';

const objectives = { mitigateMs: 30_000, recoverMs: 1_800_000 };
const reports = { 'criterion/one-release': { summary: 'two', facts: skewFacts } };
const isMoment = (name: string): name is keyof typeof moments => name in moments;
const names = Object.keys(moments).filter(isMoment);

const screenAt = (name: keyof typeof moments): StatusScreen =>
  statusScreen(
    incidentAt(name),
    { title: 'Buying fails', objectives, reports },
    voiceAt(sceneAt(name)),
  );
const statusOf = (screen: StatusScreen, planBlock = true): Message =>
  statusMessage({ screen, incident: 'INC-1', setup: [], planBlock });
const statusAt = (name: keyof typeof moments): Message => statusOf(screenAt(name));
const pressed = (message: Pick<Message, 'blocks'>) =>
  buttonsIn(message).map(({ label, style, value }) => {
    const press = pressOf(value);
    return [label, style, press && 'line' in press ? press.line : press?.tool];
  });

describe('what is on the table', () => {
  const said = 'P1: wait, proposed by Bo.';
  const screen = { ...screenAt('planned'), table: [said, 'Bo objected at 10:02 UTC (X1).'] };

  test('stands in the status message, and in its text', () => {
    const status = statusOf(screen);
    expect(proseOf(status)).toContain(said);
    expect(JSON.stringify(status.blocks)).toContain('*On the table*');
    expect(status.text).toContain('On the table: Bo objected at 10:02 UTC (X1).');
    expect(checkMessage(status)).toEqual([]);
  });

  test('is left out where nothing is', () => {
    expect(JSON.stringify(statusOf({ ...screen, table: [] }))).not.toContain('On the table');
  });
});

describe('the status message', () => {
  test.each(names)('can be sent when %s, and its text says the same', (name) => {
    const message = statusAt(name);
    expect(checkMessage(message)).toEqual([]);
    expect(message.text).toContain('INC-1: Buying fails');
    expect(message.text).toContain(screenAt(name).standing);
    expect(Buffer.byteLength(message.text)).toBeLessThanOrEqual(ours.textBytes);
    expect(JSON.stringify(message)).not.toMatch(/undefined|NaN|null/u);
  });

  test.each(names)(
    'has when %s at most one primary and one danger button, short and readable',
    (name) => {
      const buttons = buttonsIn(statusAt(name));
      expect(buttons.length).toBeLessThanOrEqual(2);
      expect(new Set(buttons.map(({ style }) => style)).size).toBe(buttons.length);
      for (const { label, value, id } of buttons) {
        const press = pressOf(value);
        expect(label.length).toBeLessThanOrEqual(16);
        expect(id).toMatch(/^press:/u);
        expect(press).toMatchObject({ incident: 'INC-1' });
        expect(isMisread(readPress(press && 'line' in press ? press.line : '', nothingKnown))).toBe(
          false,
        );
      }
    },
  );

  test.each([
    ['declared', [['See the card', 'primary', '/rollback checkout@prod']]],
    ['planned', [['See the card', 'primary', '/rollback go RB-1']]],
    ['acting', [['Pause', 'danger', '/rollback stop']]],
    [
      'paused',
      [
        ['Go on', 'primary', '/rollback resume'],
        ['Abort', 'danger', '/rollback abort'],
      ],
    ],
    [
      'failed',
      [
        ['Try again', 'primary', '/rollback retry deploy-1 <reason>'],
        ['Abort', 'danger', '/rollback abort'],
      ],
    ],
    [
      'unknown',
      [
        ['Settle the step', 'primary', '/rollback settle deploy-1 <outcome> <evidence>'],
        ['Abort', 'danger', '/rollback abort'],
      ],
    ],
    [
      'checkFailed',
      [
        ['Ask again', 'primary', '/rollback resume'],
        ['Abort', 'danger', '/rollback abort'],
      ],
    ],
    [
      'awaiting',
      [
        ['Say it is done', 'primary', '/rollback ack hold-charges done <evidence>'],
        ['Pause', 'danger', '/rollback stop'],
      ],
    ],
    ['recovered', [['Close', 'primary', '/incident close <@person>']]],
  ] as const)('offers when %s what makes sense then', (name, offers) => {
    expect(pressed(statusAt(name))).toEqual(offers);
  });

  test('shows each step with its state, in words and in those of the plan block', () => {
    const tasks = tasksIn(statusAt('acting'));
    expect(tasks.map(({ status }) => status).slice(0, 5)).toEqual([
      'complete',
      'complete',
      'complete',
      'in_progress',
      'pending',
    ]);
    expect(tasks[3]).toMatchObject({
      task_id: 'deploy-1',
      title: '4. Put the older release on checkout-1 (deploy-1)',
    });
    expect(stringsIn(tasks[3])).toContain('running for 1 s');
    expect(tasksIn(statusAt('failed'))[3]).toMatchObject({ status: 'error' });
    expect(tasksIn(statusAt('checkFailed'))[3]).toMatchObject({ status: 'error' });
  });

  test('says of an ended run that it has ended, and which steps did not and will not run', () => {
    const document = planOf({
      steps: [
        step('a', { name: 'Put it back', onFailure: { do: 'abort' } }),
        step('b', { name: 'Start it '.repeat(20), needs: ['a'] }),
      ],
      finally: [step('tidy')],
    });
    const { incident, scene } = given(
      running(document),
      claimed('a'),
      failed('a'),
      claimed('tidy'),
      finished('tidy'),
    );
    const message = statusOf(statusScreen(incident, { title: '5xx' }, voiceAt(scene)));
    expect(JSON.stringify(message)).toContain('which has ended');
    const [, canceled] = tasksIn(message);
    expect(canceled).toMatchObject({ title: expect.stringMatching(/^2\. Start it.*: canceled$/u) });
    expect(checkMessage(message)).toEqual([]);
  });

  test('says of a step that never got its turn that it did not run, once the run has ended', () => {
    const acting = incidentAt('acting');
    const run = currentRun(acting);
    if (run === undefined) throw new Error('The sample runs');
    const { startedAt: endedAt } = run;
    const over = { ...run, status: 'ended', outcome: 'aborted', endedAt } as const;
    const screen = statusScreen(
      { ...acting, runs: { ...acting.runs, [run.plan]: over } },
      { title: '5xx' },
      voiceAt(sceneAt('acting')),
    );
    const [first, , , , fifth] = tasksIn(statusOf(screen));
    expect(fifth).toMatchObject({ title: expect.stringMatching(/: did not run$/u) });
    expect(first).toMatchObject({ title: expect.not.stringMatching(/did not run/u) });
    expect(JSON.stringify(tasksIn(statusAt('acting')))).not.toContain('did not run');
  });

  test('shows the steps as lines where there are no plan blocks', () => {
    const message = statusOf(screenAt('acting'), false);
    expect(tasksIn(message)).toEqual([]);
    expect(proseOf(message)).toContain(
      '4. Put the older release on checkout-1 (deploy-1): running for 1 s',
    );
    expect(checkMessage(message)).toEqual([]);
  });

  test('of a long plan shows the steps around the one that is under way', () => {
    const screen = screenAt('acting');
    const rows = Array.from({ length: 60 }, (_, index) => ({
      id: `step-${index + 1}`,
      number: index + 1,
      name: `Do ${index + 1}`,
      says: 'done',
      progress: index < 30 ? ('complete' as const) : ('pending' as const),
    }));
    const message = statusOf({ ...screen, steps: { heading: 'Steps of RB-1', rows } });
    expect(
      tasksIn(message)
        .map(({ task_id }) => task_id)
        .slice(0, 4),
    ).toEqual(['step-28', 'step-29', 'step-30', 'step-31']);
    expect(proseOf(message)).toContain('27 steps before these · 13 steps after these');
    const done = rows.map((row) => ({ ...row, progress: 'complete' as const }));
    const ended = statusOf({ ...screen, steps: { heading: 'Steps of RB-1', rows: done } });
    expect(proseOf(ended)).toContain('40 steps before these');
    expect(checkMessage(message)).toEqual([]);
  });

  test('shouts that it is a drill', () => {
    const message = statusOf({ ...screenAt('acting'), mode: 'drill' });
    expect(message.blocks[0]).toMatchObject({
      type: 'header',
      text: { text: 'DRILL INC-1: Buying fails' },
    });
    expect(message.text).toMatch(/^DRILL /u);
  });

  test('names what could not be set up, each with a way to try it again', () => {
    const message = statusMessage({
      screen: screenAt('acting'),
      incident: 'INC-1',
      setup: [
        { part: 'topic', text: 'the topic could not be set' },
        { part: 'pin', text: 'the message could not be pinned' },
      ],
      planBlock: true,
    });
    expect(checkMessage(message)).toEqual([]);
    expect(message.text).toContain('Not set up: the topic could not be set');
    expect(buttonsIn(message).map(({ value }) => pressOf(value))).toContainEqual({
      v: 1,
      tool: 'setup',
      incident: 'INC-1',
      part: 'pin',
    });
  });

  test('says why it fell back, and offers an abort where something follows without a run', () => {
    const screen = {
      ...screenAt('acting'),
      fall: 'It fell back because.',
      running: 'stopping',
      actions: [],
    } as const;
    const message = statusOf(screen);
    expect(proseOf(message)).toContain('It fell back because.');
    expect(buttonsIn(message)).toEqual([]);
  });

  test('does not offer what it shows itself', () => {
    const actions = [{ label: 'Watch', command: '`/rollback status`' }];
    expect(buttonsIn(statusOf({ ...screenAt('acting'), actions }))).toEqual([]);
  });
});

const made = Object.values(incidentAt('planned').plans)[0];
if (made === undefined) throw new Error('The sample has a plan');
const card = cardScreen({
  incident: incidentAt('planned'),
  made,
  counts,
  live: undefined,
  records: { title: 'Buying fails', digest: 'abc' },
  voice: voiceAt(sceneAt('planned')),
});

describe('the card', () => {
  const message = cardMessage({ screen: card, incident: 'INC-1', plan: 'RB-1', epoch: 3 });

  test('has its three buttons, which open a fresh form', () => {
    expect(pressed(message)).toEqual([
      ['Roll back', 'danger', '/rollback go RB-1'],
      ['Not now', undefined, '/rollback decline RB-1'],
      ['Details', undefined, '/rollback dry-run RB-1'],
    ]);
    expect(buttonsIn(message).map(({ value }) => pressOf(value))[0]).toMatchObject({ epoch: 3 });
    expect(checkMessage(message)).toEqual([]);
    expect(message.text).toContain('Roll back to release 1?');
  });

  test('says what became of it, with nothing to press any more', () => {
    const over = cardMessage({
      screen: card,
      incident: 'INC-1',
      plan: 'RB-1',
      over: 'Ada said go at 10:00 UTC.',
    });
    expect(buttonsIn(over)).toEqual([]);
    expect(proseOf(over)).toContain('Ada said go at 10:00 UTC.');
    expect(over.text).toContain('Ada said go at 10:00 UTC.');
  });

  test('shouts that it is a drill', () => {
    const drill = cardMessage({
      screen: { ...card, lines: ['DRILL', ...card.lines] },
      incident: 'INC-1',
      plan: 'RB-1',
    });
    expect(drill.blocks[0]).toMatchObject({ type: 'header', text: { text: 'DRILL' } });
  });
});

const asked: AckView = {
  incident: 'INC-1',
  epoch: 2,
  step: {
    id: 'hold-charges',
    name: 'Hold duplicate charges back (hold-charges)',
    instruction: 'Call the provider.',
    role: 'dba',
    evidence: 'text',
  },
  until: '10:15 UTC',
  mention: ['U0FIRST', 'not an id'],
};

describe('a step that a person carries out', () => {
  test('mentions whoever is to do it, and asks how far it is', () => {
    const message = ackMessage(asked);
    expect(message.text).toMatch(/^<@U0FIRST> Hold duplicate charges back/u);
    expect(pressed(message)).toEqual([
      ['Seen', undefined, '/rollback ack hold-charges seen'],
      ['In progress', undefined, '/rollback ack hold-charges doing'],
      ['Done', 'primary', '/rollback ack hold-charges done <evidence>'],
      ['Failed', 'danger', '/rollback ack hold-charges failed <evidence>'],
      ['Blocked', undefined, '/rollback ack hold-charges blocked <evidence>'],
    ]);
    expect(proseOf(message)).toContain('Call the provider.');
    expect(checkMessage(message)).toEqual([]);
  });

  test('that needs no evidence is done with one press', () => {
    const message = ackMessage({ ...asked, step: { ...asked.step, evidence: 'none' } });
    expect(pressed(message)[2]).toEqual(['Done', 'primary', '/rollback ack hold-charges done']);
  });

  test('keeps what was said when it is over, with nobody mentioned and nothing to press', () => {
    const said = ['Dana says seen at 10:01 UTC'];
    const message = ackMessage({ ...asked, said, over: 'done.' });
    expect(buttonsIn(message)).toEqual([]);
    expect(message.text).toBe(
      'Hold duplicate charges back (hold-charges): done.\nDana says seen at 10:01 UTC',
    );
    expect(checkMessage(message)).toEqual([]);
  });
});

describe('lines of the thread', () => {
  test('stand together in one message', () => {
    const message = linesMessage(['Deploy it is done.', 'RB-1 goes on.']);
    expect(message.blocks).toHaveLength(1);
    expect(message.text).toBe('Deploy it is done.\nRB-1 goes on.');
  });

  test('are spread over sections where they are long, and counted where they are too long', () => {
    const lines = Array.from({ length: 400 }, (_, index) => `Line ${index} ${'word '.repeat(10)}`);
    const message = linesMessage(lines);
    expect(message.blocks.length).toBeGreaterThan(3);
    expect(checkMessage(message)).toEqual([]);
    const told = lines.filter((line) => proseOf(message).includes(line.trim())).length;
    expect(proseOf(message)).toContain(`… and ${400 - told} more lines than Slack shows.`);
  });

  test('lose no word of a line that is longer than a section', () => {
    const words = Array.from({ length: 1_500 }, (_, index) => `w${index}`);
    const prose = proseOf(linesMessage([words.join(' ')]));
    expect(prose.split(/\s+/u)).toEqual(words);
  });
});

describe('the output of a running step', () => {
  test('is its last lines as they were put out', () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) => `line ${index} <b> \u001b[31mred\u001b[0m`,
    );
    const message = tailMessage({ name: 'Deploy it', lines, over: false });
    const strings = stringsIn(message.blocks);
    expect(strings.find((text) => text.includes('line 39'))).toMatch(/^line 25 <b> red\n/u);
    expect(message.text).toContain('line 39 &lt;b&gt; red');
    expect(proseOf(message)).toContain('Running: Deploy it, the last 15 lines');
    expect(checkMessage(message)).toEqual([]);
  });

  test('may be nothing yet', () => {
    const message = tailMessage({ name: 'Deploy it', lines: ['', ' '], over: true });
    expect(stringsIn(message.blocks)).toContain('(nothing yet)');
    expect(proseOf(message)).toContain('Output of Deploy it');
    expect(checkMessage(message)).toEqual([]);
  });
});

describe('a change of the rung', () => {
  test('is told with what it means, and mentions who must act', () => {
    const message = rungMessage({ screen: screenAt('recovered'), mention: ['U0FIRST'] });
    expect(message.text).toMatch(/^<@U0FIRST> INC-1 is recovered: every criterion has held/u);
    expect(proseOf(message)).toContain('Ada is asked to close.');
    expect(checkMessage(message)).toEqual([]);
  });

  test('shouts that it is a drill, says why it fell, and mentions nobody without need', () => {
    const screen = { ...screenAt('mitigated'), mode: 'drill', fall: 'It fell back.' } as const;
    const message = rungMessage({ screen, mention: [] });
    expect(message.text).toMatch(/^DRILL\nINC-1/u);
    expect(proseOf(message)).toContain('It fell back.');
    expect(proseOf(message)).not.toContain('<@');
  });

  test('tells what is waited for to whoever must act alone', () => {
    const screen = { ...screenAt('mitigated'), waiting: ['The dba is waited for.'] };
    expect(proseOf(rungMessage({ screen, mention: [] }))).not.toContain('The dba');
    expect(proseOf(rungMessage({ screen, mention: ['U0FIRST'] }))).toContain('The dba');
  });

  test('shows in the one line of the announcement channel, with a link', () => {
    const message = announceMessage({ screen: screenAt('acting'), channel: 'C0INC' });
    expect(proseOf(message)).toContain('*INC-1: Buying fails (sev2)*');
    expect(proseOf(message)).toContain('<#C0INC>');
    expect(proseOf(announceMessage({ screen: screenAt('acting') }))).not.toContain('<#');
    expect(checkMessage(message)).toEqual([]);
  });
});

const said = (say: string): Answer => ({ accepted: true, events: [], say });
const refused = (more: object = {}): Answer => ({
  accepted: false,
  refusal: {
    code: 'WhichIncident',
    reason: 'Several are open.',
    lift: 'Did you mean `/rollback stop`?',
  },
  ...more,
});

describe('an answer', () => {
  test('after a stop offers going on, ending it and staying', () => {
    const message = answerMessage(said('RB-1 is paused.'), {
      incident: 'INC-1',
      epoch: 2,
      stopped: true,
    });
    expect(pressed(message)).toEqual([
      ['Go on', 'primary', '/rollback resume'],
      ['Abort', 'danger', '/rollback abort'],
      ['Stay', undefined, '/rollback stay'],
    ]);
    expect(buttonsIn(message).map(({ value }) => pressOf(value))[0]).toEqual({
      v: 1,
      incident: 'INC-1',
      epoch: 2,
      line: '/rollback resume',
    });
    expect(checkMessage(message)).toEqual([]);
  });

  test('that is a refusal says what happened, what lifts it, and its code', () => {
    const message = answerMessage(refused({ say: 'The card has changed.' }));
    expect(message.text).toBe(
      'Several are open.\nDid you mean `/rollback stop`?\nThe card has changed.',
    );
    expect(message.blocks.at(-1)).toMatchObject({
      type: 'context',
      elements: [{ text: 'WhichIncident' }],
    });
    expect(checkMessage(message)).toEqual([]);
  });

  test('lets one choose the incident in which the same command is given again', () => {
    const open = Array.from({ length: 12 }, (_, index) => ({
      incident: `INC-${index}`,
      text: 'acting',
    }));
    const message = answerMessage(refused(), { line: '/rollback stop', open });
    expect(buttonsIn(message)).toHaveLength(10);
    expect(buttonsIn(message).map(({ value }) => pressOf(value))[3]).toEqual({
      v: 1,
      incident: 'INC-3',
      line: '/rollback stop',
      typed: true,
    });
    expect(checkMessage(message)).toEqual([]);
    expect(proseOf(answerMessage(refused(), { open }))).toContain('• INC-3: acting');
  });

  test('offers no button that Slack would not carry', () => {
    const message = answerMessage(refused(), {
      line: `/incident note ${'x'.repeat(2_000)}`,
      open: [{ incident: 'INC-1', text: 'acting' }],
    });
    expect(buttonsIn(message)).toEqual([]);
    expect(checkMessage(message)).toEqual([]);
  });

  test('offers the command that was meant, and says it to screen readers', () => {
    const message = answerMessage(refused(), { nearest: '/rollback stop', incident: 'INC-1' });
    expect(pressed(message)).toEqual([['Run it', undefined, '/rollback stop']]);
    expect(stringsIn(message.blocks)).toContain('Run /rollback stop');
  });
});

const closing = { label: 'Close', command: '`/incident close <@person>`' };
const accepting = { label: 'Accept', command: '`/incident accept`' };
const somewhere = { incident: 'INC-1', text: 'Hold charges back', channel: 'C0INC', epoch: 2 };
const home: HomeScreen = {
  asks: [
    { ...somewhere, key: 'close', urgent: false, actions: [closing] },
    { ...somewhere, key: 'handover/p_bo', urgent: true, actions: [accepting] },
  ],
  steps: [{ ...somewhere, step: 'hold-charges' }],
  decisions: [{ ...somewhere, plan: 'RB-1' }],
  residuals: [{ ...somewhere, residual: 'R1' }],
  incidents: [somewhere],
  drills: [],
  commands: { incident: 'inc', rollback: 'back', release: 'rel', registry: 'reg', drill: 'dr' },
};

describe('the Home', () => {
  test('shows what waits for me, what is open, and how to begin', () => {
    const view = homeView(home);
    expect(checkView(view)).toEqual([]);
    const buttons = buttonsIn({ blocks: view.blocks });
    expect(buttons.map(({ label }) => label)).toEqual([
      'Accept',
      'Say it is done',
      'See the card',
      'Close',
      'Close R1',
      'Declare',
    ]);
    expect(buttons.map(({ value }) => pressOf(value))[1]).toEqual({
      v: 1,
      incident: 'INC-1',
      epoch: 2,
      line: '/rollback ack hold-charges done <evidence>',
    });
    expect(proseOf(view)).toContain('`/back &lt;service&gt;`');
    expect(proseOf(view)).toContain('<#C0INC>');
  });

  test('says that nothing waits, and counts what it does not show', () => {
    const none = homeView({
      ...home,
      asks: [],
      steps: [],
      decisions: [],
      residuals: [],
      incidents: [],
    });
    expect(proseOf(none)).toContain('Nothing waits for you.');
    expect(proseOf(none)).toContain('No incident is open.');
    const steps = Array.from({ length: 70 }, (_, index) => ({ ...somewhere, step: `s${index}` }));
    const incidents = Array.from({ length: 70 }, (_, index) => ({
      ...somewhere,
      incident: `INC-${index}`,
    }));
    const many = homeView({ ...home, steps, incidents });
    expect(checkView(many)).toEqual([]);
    expect(proseOf(many)).toContain('… and 64 more');
    expect(proseOf(many)).toContain('… and 60 more');
  });
});

describe('the Home of whoever is next to rehearse', () => {
  const start = { label: 'Start', command: '`/drill start checkout`' };
  const drill = { service: 'checkout', text: 'DRILL on checkout@staging', actions: [start] };

  test('has their drill with its way to begin', () => {
    const view = homeView({ ...home, drills: [drill] });
    expect(checkView(view)).toEqual([]);
    expect(proseOf(view)).toContain('My next drill');
    const pressed = buttonsIn({ blocks: view.blocks }).map(({ value }) => pressOf(value));
    expect(pressed).toContainEqual({ v: 1, line: '/drill start checkout' });
  });

  test('counts those that it does not show', () => {
    const drills = Array.from({ length: 9 }, (_, index) => ({ ...drill, service: `s${index}` }));
    const view = homeView({ ...home, drills });
    expect(checkView(view)).toEqual([]);
    expect(proseOf(view)).toContain('My next drills');
    expect(proseOf(view)).toContain('… and 6 more');
  });
});

describe('what a button carries', () => {
  test('comes back as it was put in', () => {
    const press = { v: 1, incident: 'INC-1', epoch: 2, line: '/rollback stop' } as const;
    expect(pressOf(valueOf(press))).toEqual(press);
    expect(pressOf(valueOf({ v: 1, tool: 'declare' }))).toEqual({ v: 1, tool: 'declare' });
  });

  test.each(['', 'x', '{}', '{"v":2,"line":"/rollback stop"}', '{"v":1,"line":""}', '[]', 'null'])(
    'is nothing when it is %j',
    (value) => {
      expect(pressOf(value)).toBeUndefined();
    },
  );

  test('has a short label for everything that can make sense', () => {
    const labels = names.flatMap((name) => screenAt(name).actions.map(buttonLabel));
    expect(labels.filter((label) => label.includes('…') || label.length > 16)).toEqual([]);
    expect(buttonLabel({ label: 'Something that nobody shortened' })).toBe('Something that…');
  });
});

describe('text of any origin', () => {
  test.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['Type `/rollback go RB-1 <reason>`.', 'Type `/rollback go RB-1 &lt;reason&gt;`.'],
    ['a ` b `/rollback stop` c', "a ' b `/rollback stop` c"],
    ['```code```', "'''code'''"],
    ['a\u0000b\tc\u202ed\u200be', 'a b cde'],
    ['\u001b[1mbold\u001b[0m', 'bold'],
    ['see שלום עולם, now', 'see \u2068שלום עולם\u2069, now'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['a\r\nb', 'a\nb'],
    [' ', '–'],
  ])('%j shows as it is', (text, shown) => {
    expect(mrkdwn(text, 1_000)).toBe(shown);
  });

  test('is cut between letters, with nothing left open', () => {
    expect(mrkdwn('Type `/rollback go RB-1` now', 15)).toBe("Type '/rollba…");
    expect(mrkdwn('&&&&', 14)).toBe('&amp;&amp;…');
    expect(plain('שלום', 4)).toBe('\u2068ש…\u2069'.slice(0, 4));
  });

  test('mentions only who has an id', () => {
    expect(mention('U0FIRST')).toBe('<@U0FIRST>');
    expect(mention('U0FIRST> <!channel')).toBe('');
  });
});

/** All that a hostile person can put into a screen. */
const screens = fc
  .record({ title: hostile, name: hostile, says: hostile, line: hostile, targets: hostile })
  .map(({ title, name, says, line, targets }): StatusScreen => {
    const rows = [1, 2].map((number) => ({
      id: `step-${number}`,
      number,
      name,
      says,
      progress: 'pending' as const,
    }));
    return {
      ...screenAt('awaiting'),
      title,
      targets,
      fall: says,
      decides: name,
      course: line,
      clocks: [line, says],
      steps: { heading: name, rows },
      versions: [line, title],
      leftOver: [says, line, title],
      table: [line, name],
      waiting: [line, line, line],
    };
  });

/** Markup with a meaning that none of our own makes. */
function strange(message: {
  readonly text?: string;
  readonly blocks: readonly unknown[];
}): readonly string[] {
  const ours = /<@[UW][A-Z0-9]+>|<#C[A-Z0-9]+>/gu;
  const texts = [message.text ?? '', ...markupIn(message.blocks)];
  return texts
    .map((text) => text.replace(ours, ''))
    .filter((text) => /[<>\u202a-\u202e\u2066\u2067]/u.test(text));
}

describe('every message', () => {
  test('is one that Slack takes and is nobody’s markup, whatever is in the incident', () => {
    fc.assert(
      fc.property(screens, hostile, hostile, (screen, one, two) => {
        const setup = [{ part: 'topic', text: one }];
        const step = { ...asked.step, name: one, instruction: two, role: one };
        const messages = [
          statusMessage({ screen, incident: 'INC-1', setup, planBlock: true }),
          statusMessage({ screen, incident: 'INC-1', setup, planBlock: false }),
          cardMessage({ screen: { ...card, lines: [one, two] }, incident: 'INC-1', plan: 'RB-1' }),
          cardMessage({
            screen: { ...card, lines: [one] },
            incident: 'INC-1',
            plan: 'RB-1',
            over: two,
          }),
          ackMessage({ ...asked, step, said: [one, two] }),
          ackMessage({ ...asked, step, said: [two], over: one }),
          linesMessage([one, two, one]),
          tailMessage({ name: one, lines: two.split('\n'), over: false }),
          rungMessage({ screen, mention: ['U0FIRST'] }),
          announceMessage({ screen, channel: 'C0INC' }),
          answerMessage(said(`${one}\n${two}`), { stopped: true }),
          answerMessage(
            { accepted: false, refusal: { code: 'Misread', reason: one, lift: two }, say: one },
            {
              line: `/incident note ${two}`,
              open: [{ incident: 'INC-1', text: one }],
              nearest: one,
            },
          ),
        ];
        expect(messages.flatMap((message) => checkMessage(message))).toEqual([]);
        expect(messages.flatMap(strange)).toEqual([]);
        expect(messages.every(({ text }) => Buffer.byteLength(text) <= ours.textBytes)).toBe(true);
        const view = homeView({ ...home, incidents: [{ incident: one, text: two }] });
        expect(checkView(view)).toEqual([]);
        expect(strange(view)).toEqual([]);
      }),
      { numRuns: cases({ few: 5, many: 300 }) },
    );
  }, 60_000);
});

describe('an incident under a legal hold', () => {
  test('says so in its status, and only there and then', () => {
    const { incident, scene } = given(declared(), hold(admins));
    const held = statusOf(statusScreen(incident, {}, voiceAt(scene)));
    expect(proseOf(held)).toContain('Legal hold by Oz');
    expect(proseOf(statusAt('acting'))).not.toContain('Legal hold');
  });
});
