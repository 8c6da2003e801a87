import { describe, expect, test } from 'vitest';
import { isSlacksOwn } from '../../src/slack/guard.ts';

const thrown = (...frames: readonly string[]): Error => {
  const error = new TypeError("Cannot read properties of undefined (reading 'type')");
  error.stack = [`TypeError: ${error.message}`, ...frames.map((frame) => `    at ${frame}`)].join(
    '\n',
  );
  return error;
};

const modules = '/srv/sternway/node_modules';
const client = `SocketModeClient.onWebSocketMessage (${modules}/@slack/socket-mode/dist/src/SocketModeClient.js:255:43)`;
const emitter = `EventEmitter.emit (${modules}/eventemitter3/index.js:182:35)`;
const undici = `WebSocket.fire (${modules}/undici/lib/web/websocket/util.js:81:10)`;
const node = 'process.processTicksAndRejections (node:internal/process/task_queues:105:5)';
const ours = 'act (/srv/sternway/src/slack/in/act.ts:22:11)';

describe('an error that nobody caught', () => {
  test.each([
    ['out of Slack’s packages alone', thrown(client, emitter, undici, node)],
    ['out of Slack’s packages on Windows', thrown(client.replaceAll('/', '\\'))],
  ])('%s is Slack’s own', (_where, error) => {
    expect(isSlacksOwn(error)).toBe(true);
  });

  test.each([
    ['with a frame of ours', thrown(client, ours, node)],
    ['of ours alone', thrown(ours)],
    ['of a connection that nobody of Slack opened', thrown(undici, node)],
    ['of another package', thrown(client, `x (${modules}/fastify/fastify.js:1:1)`)],
    ['without a stack', thrown()],
    ['that is none', 'onWebSocketMessage'],
    ['that is nothing', undefined],
  ])('%s is not', (_where, error) => {
    expect(isSlacksOwn(error)).toBe(false);
  });
});
