import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { firstFault } from '../src/faults.ts';

/** A process that the test plays, and what it logged. */
function rig() {
  const logged: unknown[] = [];
  const emitter = new EventEmitter();
  const log = { info: () => undefined, warn: (facts: object) => void logged.push(facts) };
  const over: unknown[] = [];
  const fault = firstFault(emitter, log).then((error) => over.push(error));
  const reject = (error: unknown) => emitter.emit('unhandledRejection', error);
  return { reject, logged, fault, over };
}

/** An error as Slack's packages throw it. */
function slacks(code?: string): Error {
  const error = new TypeError('Cannot read properties of undefined');
  error.stack = `TypeError: x\n    at SocketModeClient.onWebSocketMessage (/srv/sternway/node_modules/@slack/socket-mode/dist/src/SocketModeClient.js:1:1)`;
  return code === undefined ? error : Object.assign(error, { code });
}

describe('a rejection that nobody takes', () => {
  test("out of Slack's packages is logged once for each code, and ends nothing", async () => {
    const { reject, logged, over } = rig();
    for (const error of [slacks(), slacks(), slacks('slack_error'), slacks('slack_error')])
      reject(error);
    await Promise.resolve();
    expect(logged).toMatchObject([
      { event: 'SlackFault', code: 'TypeError' },
      { event: 'SlackFault', code: 'slack_error' },
    ]);
    expect(over).toEqual([]);
  });

  test.each([
    ['an error', new Error('ours')],
    ['a text', 'ours'],
    ['nothing', undefined],
  ])('of ours ends the process, be it %s', async (_, error) => {
    const { reject, logged, fault, over } = rig();
    reject(error);
    await fault;
    expect(over).toEqual([error]);
    expect(logged).toEqual([{ event: 'Fault', err: error }]);
  });
});
