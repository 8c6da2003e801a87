import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { RegistryUnavailable } from '../../src/app/ports/registry-errors.ts';
import { AnswerPutOff, type Desk } from '../../src/slack/in/desk.ts';
import { accepted, decidedOn, recorded, showCard } from '../app/story.ts';
import { command, happened, inSlack, type Slack, sent, slackOn, tap, there } from './in-rig.ts';

/** Keeps a body as it is kept before anything is done about it, and does nothing: the process ends there. */
async function kept({ boat }: Slack, body: { readonly trigger_id: string }): Promise<void> {
  const { registry, clock } = boat.ship;
  const { token: _, ...rest } = { token: '', ...body };
  const row = JSON.parse(JSON.stringify({ at: clock.now(), body: rest }));
  await registry.receive(`slack:${body.trigger_id}`, row, clock.now());
}

const noteCount = async ({ boat }: Slack): Promise<number> =>
  (await boat.events('NoteAdded')).length;

/** Slack at the next start of the process. */
async function nextStart({ boat, harbor }: Slack) {
  const slack = slackOn(boat, harbor);
  await slack.intake.replay();
  return slack;
}

const putOff = (desk: Desk): Desk => ({ ...desk, tell: () => Promise.reject(new AnswerPutOff()) });

describe('a process that ends between keeping and acting', () => {
  test('carries the order out at its next start, and answers it', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await kept(slack, command('/incident note nearly lost'));
    const next = await nextStart(slack);
    expect(await noteCount(slack)).toBe(1);
    expect(next.seen.told).toHaveLength(1);
    expect(await slack.boat.ship.registry.unfinished()).toEqual([]);
  });

  test('does it once, however often it starts', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const body = command('/incident note nearly lost');
    await kept(slack, body);
    await nextStart(slack);
    const next = await nextStart(slack);
    await next.bring(body);
    expect(await noteCount(slack)).toBe(1);
    expect(next.seen.told).toEqual([]);
  });

  test.each(['/incident note late', '/rollback stop', '/rollback abort'])(
    'does not carry out %s two minutes later, and says so',
    async (line) => {
      await using slack = await inSlack();
      await decidedOn(slack.boat);
      const before = (await slack.boat.events()).length;
      await kept(slack, command(line));
      await slack.boat.pass(121_000);
      const next = await nextStart(slack);
      expect(await slack.boat.events()).toHaveLength(before);
      expect(next.lastTold()).toContain('CameLate');
    },
  );

  test('opens no form with a trigger that is gone: it offers the form', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await kept(slack, command('/rollback go'));
    const next = await nextStart(slack);
    expect(next.seen.calls).toEqual([]);
    expect(next.lastTold()).toContain('Open the form');
  });
});

describe('orders that were kept one after the other', () => {
  test('are decided though nobody could be told of those before', async () => {
    await using slack = await inSlack();
    await decidedOn(slack.boat);
    await kept(slack, command('/incident status'));
    await kept(slack, command('/incident nonsense'));
    await kept(slack, command('/rollback stop'));
    const { promise: isTold, resolve: letTell } = Promise.withResolvers<void>();
    const next = slackOn(slack.boat, slack.harbor, (desk) => ({ ...desk, tell: () => isTold }));
    const replaying = next.intake.replay();
    await slack.boat.until('the run pauses', recorded(slack.boat, 'RunPaused'));
    expect(await slack.boat.ship.registry.unfinished()).toHaveLength(3);
    letTell();
    await replaying;
    expect(await slack.boat.ship.registry.unfinished()).toEqual([]);
  });

  test('are decided in the order in which they came', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await kept(slack, command('/incident note first'));
    await kept(slack, command('/incident note second', { by: 'U0SECOND' }));
    const { promise: isSaid, resolve: letSay } = Promise.withResolvers<void>();
    const next = slackOn(slack.boat, slack.harbor);
    let asked = 0;
    next.seen.asking = () => {
      asked += 1;
      return asked === 1 ? isSaid : Promise.resolve();
    };
    const replaying = next.intake.replay();
    await slack.boat.quiet();
    expect(await noteCount(slack)).toBe(0);
    letSay();
    await replaying;
    const { say } = await accepted(slack.boat.say({ kind: 'timeline', format: 'md' }));
    expect(say.indexOf('first')).toBeGreaterThan(0);
    expect(say.indexOf('first')).toBeLessThan(say.indexOf('second'));
  });

  test('are left for the next start when the process ends meanwhile', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await kept(slack, command('/incident note first'));
    await kept(slack, command('/incident note second'));
    const next = slackOn(slack.boat, slack.harbor);
    let ending: Promise<void> = Promise.resolve();
    next.seen.asking = async () => {
      ending = Promise.resolve(next.intake[Symbol.asyncDispose]());
    };
    await next.intake.replay();
    await ending;
    expect(await noteCount(slack)).toBe(1);
    expect(await slack.boat.ship.registry.unfinished()).toHaveLength(1);
  });
});

describe('a process that ends between deciding and answering', () => {
  test('gives the first answer at its next start, however late, and decides nothing again', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const ending = slackOn(slack.boat, slack.harbor, putOff);
    await ending.bring(command('/incident note decided'));
    expect(await noteCount(slack)).toBe(1);
    expect(await slack.boat.ship.registry.unfinished()).toHaveLength(1);
    await slack.boat.pass(600_000);
    const next = await nextStart(slack);
    expect(await noteCount(slack)).toBe(1);
    expect(next.seen.told).toHaveLength(1);
    expect(next.lastTold()).not.toContain('CameLate');
  });

  test('answers a form beside it', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }));
    const form = slack.seen.filled.at(-1)?.view;
    if (!form) throw new Error('No form was opened');
    const ending = slackOn(slack.boat, slack.harbor, putOff);
    await ending.bring(sent(form, { 'ask:text': { 'answer:text': { value: 'decided' } } }));
    const next = await nextStart(slack);
    expect(await noteCount(slack)).toBe(1);
    expect(next.seen.told).toHaveLength(1);
  });
});

describe('a form with a field that is wrong, kept by a process that ended', () => {
  test('is left as it stands, and whoever sent it is told that nothing was ordered', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    await slack.bring(tap({ v: 1, incident: 'INC-1', line: '/incident note <text>' }));
    const form = slack.seen.filled.at(-1)?.view;
    if (!form) throw new Error('No form was filled');
    await kept(slack, sent(form, { 'ask:text': { 'answer:text': { value: ' ' } } }));
    const next = await nextStart(slack);
    expect(next.seen.filled).toEqual([]);
    expect(next.lastTold()).toContain('Nothing was ordered');
    expect(next.lastTold()).toContain('This is needed');
    expect(await noteCount(slack)).toBe(0);
  });
});

describe('a message that was marked with :memo: while Slack is busy', () => {
  test('is left for the next start when the process drains, and is one note then', async () => {
    await using slack = await inSlack();
    await showCard(slack.boat);
    const leaving = new AbortController();
    const ending = slackOn(slack.boat, slack.harbor, (desk) => ({
      ...desk,
      leaving: leaving.signal,
    }));
    ending.seen.marked = () => {
      setImmediate(() => leaving.abort());
      return Promise.reject(new WebAPIRateLimitedError(60));
    };
    const item = { type: 'message', channel: there, ts: '1772355600.000100' };
    await ending.bring(
      happened({ type: 'reaction_added', user: 'U0FIRST', reaction: 'memo', item }),
    );
    expect(ending.seen.told).toEqual([]);
    expect(await slack.boat.ship.registry.unfinished()).toHaveLength(1);
    await nextStart(slack);
    expect(await noteCount(slack)).toBe(1);
  });
});

describe('what is kept and cannot be read any more', () => {
  test('is finished, and what others keep is left alone', async () => {
    await using slack = await inSlack();
    const { registry, clock } = slack.boat.ship;
    await registry.receive('slack:odd', { what: 'ever' }, clock.now());
    await registry.receive('alert:1', { firing: true }, clock.now());
    await nextStart(slack);
    expect((await registry.unfinished()).map(({ key }) => key)).toEqual(['alert:1']);
  });
});

describe('a registry that keeps nothing but takes what is urgent', () => {
  const full = new RegistryUnavailable({
    code: 'SpaceLow',
    why: 'The disk is full.',
    lift: 'Make room.',
  });
  const keepsNothing = (desk: Desk): Desk => ({
    ...desk,
    ship: {
      ...desk.ship,
      registry: { ...desk.ship.registry, receive: () => Promise.reject(full) },
    },
  });

  test('does not keep a stop from getting through', async () => {
    await using slack = await inSlack();
    await decidedOn(slack.boat);
    const low = slackOn(slack.boat, slack.harbor, keepsNothing);
    await low.bring(command('/rollback stop'));
    expect(await recorded(slack.boat, 'RunPaused')()).toBe(true);
    expect(low.seen.told).toHaveLength(1);
  });
});

describe('what breaks while it is acted on', () => {
  test('is told to whoever waits, logged, and not tried again', async () => {
    await using slack = await inSlack();
    const broken = slackOn(slack.boat, slack.harbor, (desk) => ({
      ...desk,
      people: { ...desk.people, who: () => Promise.reject(new Error('a bug')) },
    }));
    await broken.bring(command('/incident status'));
    expect(broken.lastTold()).toContain('Something broke');
    expect(slack.boat.log.map(({ event }) => event)).toContain('SlackFailed');
    expect(await slack.boat.ship.registry.unfinished()).toEqual([]);
  });
});
