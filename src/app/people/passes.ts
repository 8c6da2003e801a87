import { after, type Instant, type PersonId } from '../../core/ids.ts';
import { sha256 } from '../../lib/hash.ts';
import { newSecret } from '../../lib/secret.ts';
import type { Pass, Spent } from '../ports/passes.ts';
import type { Ship } from '../ship.ts';
import { hasLeft } from './rosters.ts';

/** How long a link waits to be opened. */
const linkMs = 5 * 60_000;
/** How long a session lasts. It is not prolonged by reading: no read writes anything. */
const sessionMs = 12 * 3_600_000;

type Doorkeeper = Pick<Ship, 'registry' | 'clock' | 'directory' | 'configurations' | 'rosters'>;

/** A secret that is told once, and until when it is good. */
export type Told = { readonly secret: string; readonly until: Instant };

/**
 * Whether this person may read the dashboard: whom the configuration names now, and whose accounts in Slack are not all
 * closed. It is asked at every page, so that whoever is taken out has lost it at once.
 */
export const mayEnter = (ship: Doorkeeper, person: PersonId): boolean =>
  ship.directory.find(person) !== undefined && !hasLeft(ship, person);

/** A new link for this person. Only its digest is kept. */
export async function issueLink(ship: Doorkeeper, person: PersonId): Promise<Told> {
  const secret = newSecret();
  const now = ship.clock.now();
  const until = after(now, linkMs);
  await ship.registry.issueLink({ digest: sha256(secret), person, until }, now);
  return { secret, until };
}

/** What a link is worth now; looking at it spends nothing. `unknown` also for whoever may not enter any more. */
export async function lookAtLink(ship: Doorkeeper, secret: string): Promise<Spent> {
  const link = await ship.registry.lookAtLink(sha256(secret), ship.clock.now());
  return link.status === 'signed-in' && !mayEnter(ship, link.person) ? { status: 'unknown' } : link;
}

/** Spends a link; the session's secret is for the cookie of whoever was quicker. */
export async function signInWith(
  ship: Doorkeeper,
  link: string,
): Promise<Exclude<Spent, { status: 'signed-in' }> | ({ readonly status: 'signed-in' } & Told)> {
  const seen = await lookAtLink(ship, link);
  if (seen.status !== 'signed-in') return seen;
  const secret = newSecret();
  const now = ship.clock.now();
  const session = { digest: sha256(secret), until: after(now, sessionMs) };
  const spent = await ship.registry.spendLink(sha256(link), session, now);
  return spent.status === 'signed-in'
    ? { status: 'signed-in', secret, until: session.until }
    : spent;
}

/** The session whose secret this is, unless it is over, was ended, or its person may not enter any more. */
export async function sessionOf(ship: Doorkeeper, secret: string): Promise<Pass | undefined> {
  const session = await ship.registry.session(sha256(secret), ship.clock.now());
  return session && mayEnter(ship, session.person) ? session : undefined;
}
