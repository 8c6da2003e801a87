import type { FastifyInstance } from 'fastify';
import type { Log } from '../../control/log.ts';
import type { Workspace } from '../../state/workspace.ts';
import { showAnswer } from './answer.ts';
import type { ResponseDesk } from './desk.ts';

type Inside = {
  readonly workspace: Workspace;
  readonly log: Log;
  readonly responses: ResponseDesk;
};

/** Serves `POST /response/<token>`, the addresses that commands and interactions carry as `response_url`. */
export function mountResponses(app: FastifyInstance, inside: Inside): void {
  app.post<{ Params: { token: string } }>('/response/:token', async (request, reply) => {
    const error = take(inside, request.params.token, request.body);
    inside.log.add({
      kind: 'response',
      from: 'app',
      name: 'response_url',
      ok: error === undefined,
      ...(error !== undefined && { error }),
      body: request.body,
    });
    if (error === undefined) return reply.type('text/plain').send('ok');
    const status = error.endsWith('_url') ? 404 : 400;
    return reply.code(status).send({ ok: false, error });
  });
}

function take({ workspace, responses }: Inside, token: string, body: unknown): string | undefined {
  const origin = responses.use(token);
  if (typeof origin === 'string') return origin;
  const shown = showAnswer(workspace, origin, body);
  return shown.ok ? undefined : shown.error;
}
