import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ShownMessage } from '../../sandbox/slack/people/shapes.ts';
import { answerTo, channelOf, considers, press, says, threadIn } from './slack-acts.ts';
import { type Stage, setStage } from './slack-stage.ts';
import { allText, labelsIn } from './slack-text.ts';

const services = ['silent', 'removed', 'archived'] as const;
const steps = ['one', 'two', 'three', 'four'];
/** Slack's silence, shorter than the minute that it stands for: the bot's own patience is a second at first. */
const silenceMs = 8_000;

const calm = { kind: 'wait', with: { duration: '300ms' }, rest: true } as const;
const playbook = {
  steps: steps.map((id, index) => ({
    id,
    ...calm,
    needs: steps.slice(Math.max(0, index - 1), index),
  })),
};

let stage: Stage;
let scene: Stage['scene'];
let first: Stage['first'];

beforeAll(async () => {
  stage = await setStage(services, playbook);
  ({ scene, first } = stage);
}, 60_000);

afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
}, 60_000);

/** Waits until all steps of the run of an incident are done. */
const ends = (incident: string) =>
  stage.comesAbout(
    `the run of ${incident} ends`,
    async () => (await stage.record(incident))['RunEnded'] === 1,
  );
const lineOf = (step: string) => `Step ${step} is done`;

describe('a Slack that answers nothing while a rollback runs', () => {
  test('does not hold the rollback up, and hears of each step once when it is back', async () => {
    await considers(first, '#dev', 'silent');
    await first.submit();
    const channel = await channelOf(first, 'INC-1');
    await scene.slack.control.silence(silenceMs);
    await ends('INC-1');
    expect(await stage.record('INC-1')).toMatchObject({
      StrategyDecided: 1,
      StepStarted: steps.length,
    });
    const lines = await first.waitFor(
      async () => {
        const all = await threadIn(first, channel);
        return all.some((line) => line.includes(lineOf('four'))) && all;
      },
      { what: 'the last step in the thread', withinMs: 60_000 },
    );
    for (const step of steps) {
      expect(lines.filter((line) => line.includes(lineOf(step)))).toHaveLength(1);
    }
    expect((await first.see(channel)).filter(({ pinned }) => pinned)).toHaveLength(1);
  });

  test('is heard again afterwards', async () => {
    await scene.slack.control.waitForConnections(1, { withinMs: 60_000 });
    const channel = await channelOf(first, 'INC-1');
    const told = await answerTo(first, () => first.say(channel, '/incident note it is back'));
    expect(allText(told)).toContain('Note: it is back');
    expect(await stage.record('INC-1')).toMatchObject({ NoteAdded: 1 });
  });
});

describe('a bot that is removed from the channel of its incident', () => {
  test('comes back, and tells there what happened meanwhile, once', async () => {
    await first.say('#general', '/incident declare removed "slow"');
    const channel = await channelOf(first, 'INC-2');
    await first.waitFor(async () => (await threadIn(first, channel)).length > 0);
    expect(await first.act('kick', { channel, user: 'U0BOT' })).toMatchObject({ ok: true });
    const told = await answerTo(first, () => first.say(channel, '/incident note said without it'));
    expect(allText(told)).toContain('Note: said without it');
    const lines = await first.waitFor(async () => {
      const all = await threadIn(first, channel);
      return all.some((line) => line.includes('said without it')) && all;
    });
    expect(lines.filter((line) => line.includes('said without it'))).toHaveLength(1);
    expect(await stage.record('INC-2')).toMatchObject({ NoteAdded: 1 });
  });
});

describe('a channel that is archived under its incident', () => {
  let channel = '';

  test('is replaced by the announcement channel, where it is said why', async () => {
    await first.say('#general', '/incident declare archived "slow"');
    channel = await channelOf(first, 'INC-3');
    await first.waitFor(async () => (await threadIn(first, channel)).length > 0);
    expect(await first.act('archive', { channel })).toMatchObject({ ok: true });
    const bot = await scene.bot.say('/incident note said elsewhere', 'first-oncall', {
      incident: 'INC-3',
    });
    expect(bot.accepted).toBe(true);
    const status = await statusElsewhere();
    expect(allText(status)).toMatch(/cannot be written to[\s\S]*is_archived/u);
    expect(labelsIn(status)).toContain('Retry channel');
  });

  test('can be decided on from anywhere, once', async () => {
    await considers(first, '#dev', 'archived');
    await first.submit();
    await ends('INC-3');
    expect(await stage.record('INC-3')).toMatchObject({
      StrategyDecided: 1,
      StepStarted: steps.length,
    });
  });

  test('is followed by a new one when somebody asks for it', async () => {
    await press(first, await statusElsewhere(), 'Retry channel');
    const next = await channelOf(first, 'INC-3');
    expect(next).not.toBe(channel);
    const status = await first.waitFor(async () =>
      (await first.see(next)).find(({ pinned }) => pinned),
    );
    expect(allText(status)).toContain('INC-3');
  });
});

/** The status of the third incident, outside of its own channel. */
const statusElsewhere = (): Promise<ShownMessage> =>
  first.waitForMessage(
    (one) => one.channel === 'C0INCIDENTS' && says(one, 'INC-3') && labelsIn(one).length > 0,
    { what: 'the status of INC-3 in #incidents' },
  );
