import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sha256 } from '../../lib/hash.ts';
import { isZone } from '../../lib/zone.ts';
import { notOurForm } from './doors.ts';
import { isOurs } from './headers.ts';
import { type House, sendNotice } from './send.ts';
import { keepZone, readerOf, secretIn, takeSession } from './session.ts';

const Zone = z.object({ zone: z.string().max(60).refine(isZone) });
const Out = z.object({ everywhere: z.literal('yes').optional() });

type Form = (house: House, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Ends this session, or with `everywhere` all of its person. Without a session there is nothing to end, and nothing wrong. */
const signOut: Form = async ({ desk }, request, reply) => {
  const { registry } = desk.ship;
  const reader = await readerOf(desk, request);
  const secret = secretIn(desk, request);
  if (reader !== undefined && Out.safeParse(request.body).data?.everywhere === 'yes') {
    await registry.endSessions({ person: reader.person });
  } else if (secret !== undefined) {
    await registry.endSessions({ digest: sha256(secret) });
  }
  takeSession(desk, reply);
  return reply.redirect('/dashboard', 303);
};

/** The zone that the reader chose, for this browser. */
const chooseZone: Form = async ({ desk }, request, reply) => {
  const read = Zone.safeParse(request.body);
  if (read.success) keepZone(desk, reply, read.data.zone);
  return reply.redirect(read.success ? '/dashboard' : '/dashboard/zone?unknown=yes', 303);
};

const forms: Readonly<Record<string, Form>> = {
  '/dashboard/sign-out': signOut,
  '/dashboard/zone': chooseZone,
};

/** What readers may change: how they read, and that they do. */
export function mountForms(scope: FastifyInstance, house: House): void {
  for (const [path, form] of Object.entries(forms)) {
    scope.post(path, async (request, reply) =>
      isOurs(request.headers, house.desk.ship.address)
        ? form(house, request, reply)
        : sendNotice(house, { request, reply }, notOurForm),
    );
  }
}
