import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { openAnswers, type Voices } from '../../src/slack/in/answer.ts';
import { AnswerPutOff } from '../../src/slack/in/desk.ts';
import { responder } from '../../src/slack/in/respond.ts';
import { simClock } from '../app/sim-clock.ts';
import { httpServer } from '../support/http-server.ts';

const reach = {
  user: 'U0FIRST',
  channel: 'C0GENERAL',
  thread: undefined,
  responseUrl: 'https://hooks.slack.com/commands/1',
};
const message = { text: 'done', blocks: [] };
const refused = new WebAPIPlatformError({ ok: false, error: 'not_in_channel' });
const lost = new WebAPIRequestError(new Error('socket hang up'));
const unavailable = new WebAPIHTTPError(503, 'Service Unavailable', {});
const later = new WebAPIRateLimitedError(30);

/** Voices that fail as listed, call by call, and then work. */
function rig(
  failing: { whisper?: Error[]; post?: Error[]; open?: Error[]; respond?: boolean } = {},
) {
  const said: string[] = [];
  const responded: unknown[] = [];
  const speak = (name: 'whisper' | 'post' | 'open') => () => {
    said.push(name);
    const failure = failing[name]?.shift();
    return failure ? Promise.reject(failure) : Promise.resolve({ channel: { id: 'D1' } });
  };
  const voices: Voices = {
    whisper: speak('whisper'),
    post: speak('post'),
    open: speak('open'),
    respond: (...given) => {
      said.push('respond');
      responded.push(given);
      return Promise.resolve(failing.respond ?? false);
    },
  };
  const clock = simClock();
  const logged: string[] = [];
  const note = ({ event }: { event: string }): void => void logged.push(event);
  const leaving = new AbortController();
  const log = { info: note, warn: note };
  return {
    said,
    responded,
    clock,
    logged,
    leaving,
    tell: openAnswers({ voices, clock, log, signal: leaving.signal }),
  };
}

/** Lets time go on until it is told, or given up. */
async function inTime({ clock }: ReturnType<typeof rig>, told: Promise<void>): Promise<void> {
  const state = { isOver: false };
  const over = told.finally(() => {
    state.isOver = true;
  });
  for (let turn = 0; turn < 10_000 && !state.isOver; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    if (!state.isOver) clock.tick();
  }
  await over;
}

describe('a private answer', () => {
  test('goes through the address for the answer, and nowhere else', async () => {
    const { tell, said } = rig({ respond: true });
    await tell(reach, message);
    expect(said).toEqual(['respond']);
  });

  test('goes into the thread where it was asked', async () => {
    const { tell, responded } = rig({ respond: true });
    await tell({ ...reach, thread: '1.000001' }, message);
    await tell(reach, message);
    expect(responded).toEqual([
      [reach.responseUrl, message, { thread_ts: '1.000001' }],
      [reach.responseUrl, message, {}],
    ]);
  });

  test('goes into the channel, for its person alone, where that address is dead', async () => {
    const { tell, said } = rig();
    await tell(reach, message);
    expect(said).toEqual(['respond', 'whisper']);
  });

  test('goes to the person where the channel refuses it', async () => {
    const { tell, said } = rig({ whisper: [refused] });
    await tell({ ...reach, responseUrl: undefined }, message);
    expect(said).toEqual(['whisper', 'open', 'post']);
  });

  test('goes to the person where there is no channel', async () => {
    const { tell, said } = rig();
    await tell({ ...reach, channel: undefined, responseUrl: undefined }, message);
    expect(said).toEqual(['open', 'post']);
  });

  test.each([
    ['lost', lost],
    ['unavailable', unavailable],
    ['put off', later],
  ])(
    'that was %s is tried again later, never through the address for the answer',
    async (_how, error) => {
      const one = rig({ whisper: [error, error] });
      await inTime(one, one.tell(reach, message));
      expect(one.said).toEqual(['respond', 'whisper', 'whisper', 'whisper']);
      expect(one.logged).toEqual([]);
    },
  );

  test('waits as long as Slack says', async () => {
    const one = rig({ whisper: [later] });
    await inTime(one, one.tell(reach, message));
    expect(one.clock.monotonic()).toBe(30_000);
  });

  test('is given up after half an hour, and that is logged', async () => {
    const one = rig({ whisper: Array.from({ length: 500 }, () => lost) });
    await inTime(one, one.tell(reach, message));
    expect(one.logged).toEqual(['SlackNotAnswered']);
    expect(one.clock.monotonic()).toBeGreaterThanOrEqual(30 * 60_000);
    expect(one.clock.monotonic()).toBeLessThan(32 * 60_000);
  });

  test('to the person is not posted again after its response was lost', async () => {
    const one = rig({ whisper: [refused], post: [lost] });
    await inTime(one, one.tell(reach, message));
    expect(one.said).toEqual(['respond', 'whisper', 'open', 'post']);
    expect(one.logged).toEqual(['SlackNotAnswered']);
  });

  test('that nobody takes is logged', async () => {
    const one = rig({ whisper: [refused], open: [refused] });
    await one.tell(reach, message);
    expect(one.logged).toEqual(['SlackNotAnswered']);
  });

  test('is put off to the next start when the process drains while it waits', async () => {
    const one = rig({ whisper: [lost] });
    const telling = one.tell(reach, message);
    one.leaving.abort();
    await expect(telling).rejects.toBeInstanceOf(AnswerPutOff);
  });
});

describe('the address for an answer', () => {
  const log = { info: () => undefined, warn: () => undefined };

  test('is called once, with an answer for one person that replaces nothing', async () => {
    await using server = await httpServer((_seen, response) => response.end('ok'));
    const respond = responder(`${server.url}/api/`, log);
    expect(await respond(`${server.url}/response/1`, message)).toBe(true);
    expect(server.seen.map(({ body }) => JSON.parse(body))).toEqual([
      { response_type: 'ephemeral', replace_original: false, ...message },
    ]);
  });

  test('is told the thread that the answer belongs to', async () => {
    await using server = await httpServer((_seen, response) => response.end('ok'));
    const respond = responder(`${server.url}/api/`, log);
    await respond(`${server.url}/response/1`, message, { thread_ts: '1.000001' });
    expect(server.seen.map(({ body }) => JSON.parse(body))).toMatchObject([
      { response_type: 'ephemeral', thread_ts: '1.000001' },
    ]);
  });

  test('that answers with an error is no answer', async () => {
    await using server = await httpServer((_seen, response) => response.writeHead(404).end());
    expect(await responder(`${server.url}/api/`, log)(`${server.url}/r`, message)).toBe(false);
  });

  test.each([
    'http://127.0.0.1:1/',
    'https://hooks.slack.com.evil.test/',
    'http://hooks.slack.com/',
    'file:///etc/passwd',
    'no address',
  ])('%s is not Slack, and is not called', async (url) => {
    expect(await responder(undefined, log)(url, message)).toBe(false);
  });
});
