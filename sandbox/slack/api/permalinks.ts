import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Message } from '../state/message.ts';

/** The address of a message, in Slack's form. */
export const permalinkOf = (origin: string, { channel, ts, threadTs }: Message): string => {
  const thread = threadTs === undefined ? '' : `?thread_ts=${threadTs}&cid=${channel}`;
  return `${origin}/archives/${channel}/p${ts.replace('.', '')}${thread}`;
};

const Params = z.object({ channel: z.string() });
const Query = z.object({ thread_ts: z.string().optional() }).catch({});

/** Leads from a message's address to the page that shows its channel, and its thread where it is a reply. */
export const mountPermalinks = (app: FastifyInstance): void => {
  app.get('/archives/:channel/:message', (request, reply) => {
    const words = new URLSearchParams({ at: Params.parse(request.params).channel });
    const { thread_ts: thread } = Query.parse(request.query);
    if (thread !== undefined) words.set('thread', thread);
    return reply.redirect(`/?${words.toString()}`);
  });
};
