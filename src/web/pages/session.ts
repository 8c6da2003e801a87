import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Address } from '../../app/people/address.ts';
import { mayEnter, sessionOf } from '../../app/people/passes.ts';
import type { Instant } from '../../core/ids.ts';
import { millis } from '../../core/ids.ts';
import { isZone } from '../../lib/zone.ts';
import type { Desk } from '../desk.ts';
import type { Reader } from './page.ts';

const zoneCookie = 'sternway-zone';
const yearSeconds = 31_536_000;

const isHttps = ({ url }: Address): boolean => url()?.startsWith('https:') === true;

/** With `__Host-` no other name of the domain can set it; browsers take that over https only. */
const sessionCookie = (address: Address): string =>
  isHttps(address) ? '__Host-sternway' : 'sternway';

/** Kept from scripts and from every other place; it goes when its session does. */
const guarded = (address: Address) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(address) }) as const;

/** The secret in the request's cookie, if there is one that could be. */
export function secretIn({ ship }: Desk, { cookies }: FastifyRequest): string | undefined {
  const secret = cookies[sessionCookie(ship.address)];
  return secret !== undefined && /^[\da-f]{64}$/u.test(secret) ? secret : undefined;
}

/** Whose session this request belongs to; asked anew at every request. Rejects with `RegistryUnavailable`. */
export async function readerOf(desk: Desk, request: FastifyRequest): Promise<Reader | undefined> {
  const secret = secretIn(desk, request);
  const session = secret === undefined ? undefined : await sessionOf(desk.ship, secret);
  return session && { person: session.person, session: session.digest, until: session.until };
}

/** Whether a session that was good when a stream began still is. */
export async function isStillIn({ ship }: Desk, { person, session }: Reader): Promise<boolean> {
  return (
    mayEnter(ship, person) && (await ship.registry.session(session, ship.clock.now())) !== undefined
  );
}

export function giveSession(
  { ship }: Desk,
  reply: FastifyReply,
  secret: string,
  until: Instant,
): void {
  const { address, clock } = ship;
  const maxAge = Math.floor((millis(until) - millis(clock.now())) / 1_000);
  void reply.setCookie(sessionCookie(address), secret, { ...guarded(address), maxAge });
}

export function takeSession({ ship: { address } }: Desk, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie(address), guarded(address));
}

/** The zone that the reader chose, or that the browser said; UTC where neither did. */
export function zoneOf({ cookies }: FastifyRequest): string {
  const zone = cookies[zoneCookie] ?? '';
  return zone !== '' && zone.length <= 60 && isZone(zone) ? zone : 'UTC';
}

/** Not kept from scripts: the page's own one writes it, too. */
export function keepZone({ ship: { address } }: Desk, reply: FastifyReply, zone: string): void {
  void reply.setCookie(zoneCookie, zone, {
    path: '/dashboard',
    sameSite: 'strict',
    secure: isHttps(address),
    maxAge: yearSeconds,
  });
}
