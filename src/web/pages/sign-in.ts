import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { signInPath } from '../../app/people/hand-link.ts';
import { lookAtLink, signInWith } from '../../app/people/passes.ts';
import { badLink, type Notice, notOurForm, spendIt, tooMany } from './doors.ts';
import { isOurs } from './headers.ts';
import { type House, sendNotice } from './send.ts';
import { giveSession } from './session.ts';
import { type Tries, tries } from './tries.ts';

const Link = z.object({ link: z.string().regex(/^[\da-f]{64}$/u) });
const unknown = { status: 'unknown' } as const;

/** The page behind a link, and the form on it, which alone spends the link. */
export function mountSignIn(scope: FastifyInstance, house: House): void {
  const failures = tries(house.desk.ship.clock);
  scope.get(signInPath, async (request, reply) =>
    sendNotice(house, { request, reply }, await looked(house, request, failures)),
  );
  scope.post(signInPath, (request, reply) => spend(house, { request, reply }, failures));
}

const known = ({ desk }: House) => desk.ship.configurations.current();

async function looked(house: House, request: FastifyRequest, failures: Tries): Promise<Notice> {
  if (failures.isOver(request.ip)) return tooMany(known(house));
  const read = Link.safeParse(request.query);
  if (!read.success) return failed(house, request, { failures, why: 'unknown' });
  const { link } = read.data;
  const { status } = await lookAtLink(house.desk.ship, link);
  return status === 'signed-in' ? spendIt(link) : failed(house, request, { failures, why: status });
}

async function spend(
  house: House,
  visit: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  failures: Tries,
): Promise<FastifyReply> {
  const { request, reply } = visit;
  const { desk } = house;
  if (!isOurs(request.headers, desk.ship.address)) return sendNotice(house, visit, notOurForm);
  if (failures.isOver(request.ip)) return sendNotice(house, visit, tooMany(known(house)));
  const read = Link.safeParse(request.body);
  const spent = read.success ? await signInWith(desk.ship, read.data.link) : unknown;
  if (spent.status !== 'signed-in') {
    return sendNotice(house, visit, failed(house, request, { failures, why: spent.status }));
  }
  giveSession(desk, reply, spent.secret, spent.until);
  return reply.redirect('/dashboard', 303);
}

type Failure = { readonly failures: Tries; readonly why: 'spent' | 'expired' | 'unknown' };

function failed(house: House, { ip }: FastifyRequest, { failures, why }: Failure): Notice {
  failures.note(ip);
  house.desk.ship.log.warn({ event: 'LinkRefused', why });
  return badLink(known(house), why);
}
