import { z } from 'zod';
import { answerNo } from '../../app/refuse.ts';
import { askGate } from '../../app/targets/gate.ts';
import { Target } from '../../core/ids.ts';
import { refuse } from '../../core/refusals.ts';
import { Commit, Digest } from '../../core/release/orders.ts';
import { parse } from '../parse.ts';
import { no, ok, type Reply } from '../reply.ts';
import type { Route } from '../route.ts';
import { statusOf } from '../statuses.ts';

const Body = z
  .strictObject({
    target: Target,
    version: z.string().trim().min(1).max(100).optional(),
    digest: Digest.optional(),
    /** All that it has and the last good release has not. */
    commits: z.array(Commit).max(2000).optional(),
  })
  .refine(({ version, digest }) => version !== undefined || digest !== undefined, {
    error: 'version or digest says which release asks',
  });

/** `POST /api/v1/gate`: whether a release may go to a target now. Denied is a status of 400 and more, so that a pipeline fails closed. */
export const gate: Route = {
  method: 'POST',
  path: '/api/v1/gate',
  who: 'anyone',
  handle: async ({ ship }, { by, body }): Promise<Reply> => {
    const { actor } = by;
    if (actor.kind === 'machine' && !actor.may.includes('gate')) {
      return no(ship, refuse('MachineMayNot', { token: actor.token, order: 'gate' }));
    }
    const sent = parse(Body, body);
    if (!sent.ok) return no(ship, sent.error);
    const { target, ...asked } = sent.value;
    const { against, automation } = await askGate(ship, { target, actor }, asked);
    const [first] = against;
    const answer = { target, ...asked, automation };
    if (!first) return ok({ gate: 'allowed', ...answer });
    const refusals = against
      .map((one) => answerNo(ship, one))
      .map((one) => 'refusal' in one && one.refusal);
    return { status: statusOf(first.code), json: { gate: 'denied', ...answer, refusals } };
  },
};
