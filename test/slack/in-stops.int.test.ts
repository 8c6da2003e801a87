import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import { currentRun } from '../../src/core/incident/incident.ts';
import type { Report } from '../../src/core/reports.ts';
import type { Boat } from '../app/rig.ts';
import { accepted, cardFor, decidedOn, showCard } from '../app/story.ts';
import { checkout, planOf, rb, step } from '../core/sample.ts';
import { command, elsewhere, happened, inSlack, type Slack, tap, there } from './in-rig.ts';

const words = [
  'stop',
  'halt',
  'pause',
  'hold',
  'wait',
  'cancel',
  'stpo',
  'cancle',
  'STOP!!',
  'hold on',
];

const plan = planOf({
  steps: [step('drain'), step('back', { needs: ['drain'] })],
  compensate: [{ for: 'drain', step: step('fill') }],
  finally: [step('tidy')],
  rest: [step('close')],
});

const by = { incident: 'INC-1', actor: 'worker' } as const;
const claim = (id: string): Report => ({
  kind: 'claim',
  plan: rb(1),
  step: id,
  epoch: 1,
  owner: 'here/1/one',
});
const ended = (id: string): Report => ({
  kind: 'ended',
  plan: rb(1),
  step: id,
  epoch: 1,
  attempt: 1,
  outcome: 'finished',
  code: undefined,
  evidence: {},
  output: '',
});
async function reported(boat: Boat, ...reports: readonly Report[]): Promise<void> {
  for (const report of reports) await handleReport(boat.ship, report, by);
}

/** A rollback under way in its first step. */
async function midStep(): Promise<Slack> {
  await using stack = new AsyncDisposableStack();
  const slack = stack.use(await inSlack());
  slack.harbor.playbooks.plan = plan;
  await decidedOn(slack.boat);
  await reported(slack.boat, claim('drain'));
  const all = stack.move();
  return { ...slack, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** The other card of the incident, as it is when a switch is confirmed. */
async function switching({ boat, harbor }: Slack, undo: boolean): Promise<void> {
  harbor.playbooks.plan = { ...plan, estimateMs: 1 };
  await accepted(boat.say({ kind: 'plan', targets: [checkout] }));
  const order = {
    kind: 'switch',
    to: rb(2),
    targets: [],
    reason: 'worse',
    override: false,
  } as const;
  const wanted = { ...order, targets: [], ...(undo && { undo: true as const }) };
  const { card } = await accepted(boat.say(wanted));
  await accepted(boat.say({ ...wanted, card: card ?? '' }));
}

/** What stands on the screens when somebody stops: how it came there. */
const screens: Readonly<Record<string, (slack: Slack) => Promise<void>>> = {
  'mid step': async () => undefined,
  'between two steps': ({ boat }) => reported(boat, ended('drain')),
  'an abort that drains': async ({ boat }) => void (await accepted(boat.say({ kind: 'abort' }))),
  'a switch that drains': (slack) => switching(slack, false),
  'a switch that takes back first': (slack) => switching(slack, true),
  'a form that is open': async (slack) => {
    await slack.bring(command('/rollback switch'));
    expect(slack.seen.opened).toHaveLength(1);
  },
  'the form that asks before an abort': async (slack) => {
    await slack.bring(tap({ v: 1, incident: 'INC-1', epoch: 1, line: '/rollback abort' }));
    expect(slack.seen.opened).toHaveLength(1);
  },
};

/** Where a button stands: the message or Home, and the epoch that it showed. */
const stopAt = (epoch?: number) => ({
  v: 1,
  incident: 'INC-1',
  ...(epoch !== undefined && { epoch }),
  line: '/rollback stop',
});
const threaded = { ts: '2.000001', thread_ts: '1.000001' };
const inThread = (body: ReturnType<typeof tap>) => ({
  ...body,
  message: threaded,
  container: { ...threaded, message_ts: threaded.ts },
});
const inView = ({ message: _m, channel: _c, ...body }: ReturnType<typeof tap>) => ({
  ...body,
  container: { view_id: 'V0HOME' },
});

/** Every way of stopping: each word as a command, and the button on each kind of screen. */
const ways: readonly (readonly [string, () => object])[] = [
  ...words.map((word) => [`/rollback ${word}`, () => command(`/rollback ${word}`)] as const),
  ['/rollback stop from another channel', () => command('/rollback stop', { channel: elsewhere })],
  ['the button on the status message', () => tap(stopAt(1), { action: 'press:danger' })],
  ['the button on a card or an ask', () => tap(stopAt(1), { action: 'press:ask-0' })],
  ['the button on a screen of an earlier strategy', () => tap(stopAt(9), { action: 'press:old' })],
  ['the button in the thread of a step', () => inThread(tap(stopAt(1), { action: 'press:t' }))],
  ['the button in a direct message', () => tap(stopAt(1), { channel: 'D0ADA', action: 'press:d' })],
  ['the button on Home', () => inView(tap(stopAt(), { action: 'press:home' }))],
];

const pauses = async ({ boat }: Slack): Promise<number> => (await boat.events('RunPaused')).length;

describe.each(Object.keys(screens))('from %s', (screen) => {
  test('every stop word and button pauses at once, without a form, and says what has changed', async () => {
    await using slack = await midStep();
    await screens[screen]?.(slack);
    const { boat, seen, harbor } = slack;
    const opened = seen.opened.length;
    const before = harbor.clock.monotonic();
    for (const [index, [way, body]] of ways.entries()) {
      const calls = seen.calls.length;
      await slack.bring(body());
      expect([way, await pauses(slack)]).toEqual([way, index + 1]);
      expect(currentRun(await boat.state())?.status).toBe('paused');
      // Acknowledged before anything else, and nothing but the answer follows.
      expect([way, ...seen.calls.slice(calls)]).toEqual([way, 'ack']);
      expect(slack.lastTold()).toMatch(/Changed so far|Nothing has been changed so far/u);
      for (const label of ['Go on', 'Abort', 'Stay']) expect(slack.lastTold()).toContain(label);
      await accepted(boat.say({ kind: 'resume' }));
    }
    expect(seen.opened).toHaveLength(opened);
    expect(harbor.clock.monotonic()).toBe(before);
    expect(await boat.events('ReviewOpened', 'OrderRefused')).toEqual([]);
  });

  test('a typed abort ends it at once, without a form', async () => {
    await using slack = await midStep();
    await screens[screen]?.(slack);
    const { boat, seen } = slack;
    const opened = seen.opened.length;
    await slack.bring(command('/rollback abort'));
    expect(seen.opened).toHaveLength(opened);
    expect(currentRun(await boat.state())?.stopping ?? 'aborted').toBe('aborted');
    expect((await boat.state()).course.status).not.toBe('ending');
    await reported(boat, claim('back'), claim('fill'));
    expect(await boat.events('StepStarted')).toHaveLength(1);
  });
});

describe('a stop word while nothing runs', () => {
  test.each(words)(
    '/rollback %s over a card that waits for go is answered at once, and starts nothing',
    async (word) => {
      await using slack = await inSlack();
      await showCard(slack.boat);
      await slack.bring(command('/rollback go'));
      await slack.bring(command(`/rollback ${word}`));
      expect(slack.lastTold()).toContain('NothingRuns');
      expect(slack.seen.opened).toHaveLength(1);
      expect(await slack.boat.events('StrategyDecided')).toEqual([]);
    },
  );
});

describe('a stop word in a pause', () => {
  test.each(words)('/rollback %s says that it stands, and changes nothing', async (word) => {
    await using slack = await midStep();
    await accepted(slack.boat.say({ kind: 'stop' }));
    await slack.bring(command(`/rollback ${word}`));
    expect(slack.lastTold()).toContain('is paused already');
    expect(slack.seen.opened).toEqual([]);
    expect(await pauses(slack)).toBe(1);
  });
});

describe('a stop by somebody who does not decide', () => {
  test.each(words)('/rollback %s is advice, on record and answered at once', async (word) => {
    await using slack = await midStep();
    await slack.bring(command(`/rollback ${word}`, { by: 'U0SECOND' }));
    expect(slack.lastTold()).toContain('NotTheAuthority');
    expect(await slack.boat.events('OrderAdvised')).toMatchObject([{ order: 'stop' }]);
    expect(await pauses(slack)).toBe(0);
  });

  test('says first that nothing is paused, and offers to call whoever decides and to take command', async () => {
    await using slack = await midStep();
    await slack.bring(command('/rollback stop', { by: 'U0SECOND' }));
    const { text = '', blocks = [] } = slack.seen.told.at(-1)?.message ?? {};
    expect(text).toMatch(/^NOT paused: /u);
    const offered = JSON.stringify(blocks.filter(({ type }) => type === 'actions'));
    expect(offered).toContain('Tell who decides');
    expect(offered).toContain('Take command');
  });

  test('offers no command to somebody who could not take it', async () => {
    await using slack = await midStep();
    await slack.bring(command('/rollback stop', { by: 'U0NEW' }));
    expect(slack.lastTold()).toContain('Tell who decides');
    expect(slack.lastTold()).not.toContain('"Take command"');
  });

  test('reaches whoever decides by one tap', async () => {
    await using slack = await midStep();
    await slack.bring(command('/rollback stop', { by: 'U0SECOND' }));
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident page' }, { by: 'U0SECOND' }));
    expect(await slack.boat.events('PersonPaged')).not.toEqual([]);
  });
});

describe('what is said in the channel without a command', () => {
  test.each([{}, { thread_ts: '1.000001' }])(
    'orders nothing, in a thread or not: %j',
    async (where) => {
      await using slack = await midStep();
      const said = { type: 'message', user: 'U0FIRST', channel: there, ts: '3.0001', text: 'stop' };
      await slack.bring(happened({ ...said, ...where }));
      expect(await pauses(slack)).toBe(0);
      expect(slack.seen.told).toEqual([]);
    },
  );
});

describe('a go form that is sent after a stop', () => {
  test('decides what it showed, because there was nothing to stop yet', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const card = await cardFor(slack.boat);
    await slack.bring(command('/rollback stop'));
    await accepted(slack.boat.say({ kind: 'go', card }));
    await slack.bring(command('/rollback hold'));
    expect(await pauses(slack)).toBe(1);
  });
});
