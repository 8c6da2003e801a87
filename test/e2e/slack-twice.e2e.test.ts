import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerTo,
  cardIn,
  channelOf,
  considers,
  press,
  says,
  threadIn,
  toldInForm,
} from './slack-acts.ts';
import { type Stage, setStage } from './slack-stage.ts';
import { allText, buttonOf, labelsIn } from './slack-text.ts';

/** How long a card can be confirmed here, so that nobody has to wait a minute for its end. */
const confirmMs = 3_000;
const services = ['resent', 'tapped', 'expired', 'stale'] as const;

const rest = { id: 'rest', kind: 'wait', with: { duration: '1h' }, rest: true };

let stage: Stage;
let scene: Stage['scene'];
let first: Stage['first'];

beforeAll(async () => {
  stage = await setStage(services, { steps: [rest] }, { terms: { confirm: `${confirmMs}ms` } });
  ({ scene, first } = stage);
}, 60_000);

afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
}, 60_000);

const starts = (incident: string) =>
  stage.comesAbout(`the run of ${incident} starts`, async () =>
    Object.hasOwn(await stage.record(incident), 'StepStarted'),
  );

/** What must have happened once, whatever was done twice. */
const once = { StrategyDecided: 1, StrategyActivated: 1, StepStarted: 1 };

describe('a form that is sent twice', () => {
  test('at the same moment decides once', async () => {
    const { id } = await considers(first, '#dev', 'resent');
    const sent = await Promise.all([1, 2].map(() => first.act('submit', { view: id, values: {} })));
    expect(sent.some(({ ok }) => ok)).toBe(true);
    await starts('INC-1');
    expect(await stage.record('INC-1')).toMatchObject(once);
  });

  test('because Slack brings it again decides once, and tells it once in the thread', async () => {
    await scene.slack.control.redeliver({ name: 'view_submission' });
    await answerTo(first, () => first.say('#general', '/release list resent'));
    expect(await stage.record('INC-1')).toMatchObject(once);
    const told = (await first.messages()).filter(
      (one) => one.ephemeral && says(one, 'Go: rollback of resent@prod'),
    );
    expect(told).toHaveLength(1);
    const channel = await channelOf(first, 'INC-1');
    const lines = await first.waitFor(async () => {
      const all = await threadIn(first, channel);
      return all.some((line) => line.includes('Step rest')) && all;
    });
    expect(lines.filter((line) => line.includes('Go: rollback of resent@prod'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('Step rest started'))).toHaveLength(1);
  });

  test('a command that Slack brings again is answered once and done once', async () => {
    const channel = await channelOf(first, 'INC-1');
    await answerTo(first, () => first.say(channel, '/incident note said once'));
    await scene.slack.control.redeliver({ name: '/incident' });
    await answerTo(first, () => first.say('#general', '/release list resent'));
    expect(await stage.record('INC-1')).toMatchObject({ NoteAdded: 1 });
    const told = (await first.messages()).filter((one) => one.ephemeral && says(one, 'said once'));
    expect(told).toHaveLength(1);
  });
});

describe('a button that is tapped ten times in a second', () => {
  test('opens one form', async () => {
    await first.say('#dev', '/rollback tapped');
    const { channel, ts, blocks } = await cardIn(first, '#dev', 'tapped@prod');
    const before = await scene.slack.control.log({ name: 'views.open' });
    const tap = () => first.act('press', { channel, ts, ...buttonOf({ blocks }, 'Roll back') });
    await Promise.all(Array.from({ length: 10 }, tap));
    await first.waitForForm('Roll back tapped?');
    const opened = await scene.slack.control.log({
      name: 'views.open',
      after: before.at(-1)?.n ?? 0,
    });
    expect(opened).toHaveLength(1);
    expect(await first.submit()).toMatchObject({ form: 'closed' });
    await starts('INC-2');
    expect(await stage.record('INC-2')).toMatchObject(once);
  });

  test('stops a run once', async () => {
    const channel = await channelOf(first, 'INC-2');
    const status = await first.waitFor(async () => {
      const pinned = (await first.see(channel)).find((one) => one.pinned);
      return pinned && labelsIn(pinned).includes('Pause') && pinned;
    });
    const tap = () => first.act('press', { channel, ts: status.ts, ...buttonOf(status, 'Pause') });
    await answerTo(first, () => Promise.all(Array.from({ length: 10 }, tap)));
    expect(await stage.record('INC-2')).toMatchObject({ RunPaused: 1 });
  });
});

describe('a form that is sent after its minute', () => {
  test('decides nothing and shows a fresh card, which decides', async () => {
    await considers(first, '#dev', 'expired');
    // The term itself is what is tried here.
    await pause(confirmMs + 100);
    expect(await first.submit()).toMatchObject({ ok: true, form: 'changed' });
    expect(await stage.record('INC-3')).not.toHaveProperty('StrategyDecided');
    expect((await first.form())?.title).toBe('Roll back expired?');
    expect(await first.submit()).toMatchObject({ form: 'closed' });
    await starts('INC-3');
    expect(await stage.record('INC-3')).toMatchObject(once);
  });
});

describe('a button that is older than what happened', () => {
  test('on a card that was decided tells what runs, and decides nothing', async () => {
    await first.say('#dev', '/rollback stale');
    const card = await cardIn(first, '#dev', 'stale@prod');
    // The card keeps its buttons: Slack takes no edits for a while.
    await scene.slack.control.fault(
      'chat.update',
      { kind: 'status', status: 503 },
      { times: 'always' },
    );
    await press(first, card, 'Roll back');
    await first.waitForForm('Roll back stale?');
    await first.submit();
    await starts('INC-4');
    // A second tap within a second counts as the first.
    await pause(1_100);
    await press(first, card, 'Roll back');
    expect(await toldInForm(first)).toMatch(/already|runs|active/iu);
    expect(await stage.record('INC-4')).toMatchObject(once);
    await scene.slack.control.clearFaults();
  });

  test('of another strategy is refused, and the run that is paused stays paused', async () => {
    const channel = await channelOf(first, 'INC-4');
    const asked = await answerTo(first, () => first.say(channel, '/rollback stop'));
    await answerTo(first, () => first.say(channel, '/rollback abort'));
    await considers(first, channel, 'stale');
    await first.submit();
    await stage.comesAbout(
      'a second strategy',
      async () => (await stage.record('INC-4'))['StrategyDecided'] === 2,
    );
    await answerTo(first, () => first.say(channel, '/rollback stop'));
    const told = await answerTo(first, () => press(first, asked, 'Go on'));
    expect(allText(told)).toContain('ScreenStale');
    expect(await stage.record('INC-4')).toMatchObject({ RunPaused: 2 });
    expect(await stage.record('INC-4')).not.toHaveProperty('RunResumed');
  });
});
