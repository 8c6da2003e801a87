import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Ship } from '../app/ship.ts';

/** Takes a request of Slack with its body unread: the signature is over its very bytes. */
export type SlackListener = (request: IncomingMessage, response: ServerResponse) => void;

const path = '/slack/events';

/** Hands what Slack sends to the listener, before anything here has read the body. Who sent it is the listener's to find out. */
export function mountSlack(
  app: FastifyInstance,
  { log }: Pick<Ship, 'log'>,
  listener: SlackListener,
): void {
  app.route({
    method: 'POST',
    url: path,
    onRequest: async ({ raw }, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      try {
        // It looks at the address again, and knows it in this spelling only.
        raw.url = path;
        listener(raw, reply.raw);
      } catch (error) {
        log.warn({ event: 'RequestFailed', method: 'POST', path, err: error });
        reply.raw.writeHead(500).end();
      }
    },
    handler: () => {
      throw new Error('A hijacked request has come to its handler');
    },
  });
}
