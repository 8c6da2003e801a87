import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RateLimits } from './rates.ts';

const Body = z.object({
  on: z.boolean(),
  /** Shortens every window: 0.05 makes three seconds of a minute. */
  scale: z.number().positive().max(1).default(1),
});

/** Serves `POST /_control/limits {on, scale?}`: Slack's rate limits, while the workspace runs. */
export const mountLimits = (app: FastifyInstance, rates: RateLimits): void => {
  app.post('/_control/limits', (request, reply) => {
    const body = Body.safeParse(request.body);
    if (!body.success) {
      reply.code(400);
      return {
        ok: false,
        error: 'invalid_arguments',
        say: `limits: ${z.prettifyError(body.error)}`,
      };
    }
    rates.set(body.data);
    return { ok: true };
  });
};
