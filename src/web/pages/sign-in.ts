import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { signInPath } from '../../app/hand-link.ts';
import { lookAtLink, signInWith } from '../../app/passes.ts';
import { sha256 } from '../../lib/hash.ts';
import { isZone } from '../../lib/zone.ts';
import { badLink, notOurForm, spendIt, tooMany } from './doors.ts';
import { isOurs } from './headers.ts';
import { type House, sendNotice } from './send.ts';
import { giveSession, keepZone, readerOf, secretIn, takeSession } from './session.ts';
import { tries } from './tries.ts';

const Link = z.object({ link: z.string().regex(/^[\da-f]{64}$/u) });
const Zone = z.object({ zone: z.string().max(60).refine(isZone) });
const Out = z.object({ everywhere: z.literal('yes').optional() });

/** What changes who is signed in, and how times are shown: forms, all of them. */
export function mountDoors(scope: FastifyInstance, house: House): void {
  const { desk } = house;
  const { ship } = desk;
  const known = () => ({ commands: ship.configurations.current().commands });
  const failures = tries(ship.clock);
  const isForeign = (request: FastifyRequest): boolean =>
    !isOurs(request.headers, ship.address.isPublic ? ship.address.url() : undefined);

  scope.get(signInPath, async (request, reply) => {
    const visit = { request, reply };
    if (failures.isOver(request.ip)) return sendNotice(house, visit, tooMany(known()));
    const read = Link.safeParse(request.query);
    const { status } = read.success
      ? await lookAtLink(ship, read.data.link)
      : ({ status: 'unknown' } as const);
    if (read.success && status === 'signed-in') {
      return sendNotice(house, visit, spendIt(read.data.link));
    }
    failures.note(request.ip);
    return sendNotice(house, visit, badLink(known(), status === 'signed-in' ? 'unknown' : status));
  });

  scope.post(signInPath, async (request, reply) => {
    const visit = { request, reply };
    if (isForeign(request)) return sendNotice(house, visit, notOurForm);
    if (failures.isOver(request.ip)) return sendNotice(house, visit, tooMany(known()));
    const read = Link.safeParse(request.body);
    const spent = read.success
      ? await signInWith(ship, read.data.link)
      : ({ status: 'unknown' } as const);
    if (spent.status !== 'signed-in') {
      failures.note(request.ip);
      ship.log.warn({ event: 'LinkRefused', why: spent.status });
      return sendNotice(house, visit, badLink(known(), spent.status));
    }
    giveSession(desk, reply, spent.secret, spent.until);
    return reply.redirect('/dashboard', 303);
  });

  scope.post('/dashboard/sign-out', async (request, reply) => {
    if (isForeign(request)) return sendNotice(house, { request, reply }, notOurForm);
    const reader = await readerOf(desk, request);
    const secret = secretIn(desk, request);
    const everywhere = Out.safeParse(request.body).data?.everywhere === 'yes';
    if (reader !== undefined && everywhere) {
      await ship.registry.endSessions({ person: reader.person });
    } else if (secret !== undefined) {
      await ship.registry.endSessions({ digest: sha256(secret) });
    }
    takeSession(desk, reply);
    return reply.redirect('/dashboard', 303);
  });

  scope.post('/dashboard/zone', async (request, reply) => {
    if (isForeign(request)) return sendNotice(house, { request, reply }, notOurForm);
    const read = Zone.safeParse(request.body);
    if (read.success) keepZone(desk, reply, read.data.zone);
    return reply.redirect(read.success ? '/dashboard' : '/dashboard/zone?unknown=yes', 303);
  });
}
