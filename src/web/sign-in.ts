import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Arrival, Ship } from '../app/ship.ts';
import type { Actor } from '../core/command.ts';
import type { PersonId } from '../core/ids.ts';
import { type AnyRefusal, refuse, refuseAtEdge } from '../core/refusals.ts';
import { sha256 } from '../lib/hash.ts';
import { err, ok, type Result } from '../lib/result.ts';

/** Who sends a request, and how its orders are marked. */
export type SignedIn = {
  readonly actor: Actor;
  readonly via: Arrival['via'];
  /** `http:<token>`; for the local token `local:<person>`, by id: names stay in the directory. Keys are scoped to it. */
  readonly arrival: string;
};

type Signing = {
  readonly ship: Pick<Ship, 'configurations' | 'directory'>;
  readonly localToken: string;
};

const Headers = z.object({
  authorization: z
    .string()
    .max(500)
    .regex(/^Bearer +[\x21-\x7e]+$/iu)
    .transform((header) => header.slice('Bearer'.length).trim()),
  'x-sternway-as': z.string().max(100).optional(),
  'x-sternway-via': z.string().max(100).optional(),
});

const nobody = err(refuseAtEdge('NotSignedIn', {}));

/** Recognizes the sender by the token of the request, or refuses with `NotSignedIn`; `UnknownPerson` for a local token's person. */
export function signIn(signing: Signing, headers: unknown): Result<SignedIn, AnyRefusal> {
  const read = Headers.safeParse(headers);
  if (!read.success) return nobody;
  const { authorization: token, 'x-sternway-as': as, 'x-sternway-via': via } = read.data;
  const digest = sha256(token);
  return isSame(digest, sha256(signing.localToken))
    ? actingFor(signing, as)
    : byToken(signing, digest, via === 'cli' ? 'cli' : 'http');
}

/** Takes the same time wherever two digests differ. */
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function actingFor({ ship }: Signing, as = ''): Result<SignedIn, AnyRefusal> {
  if (as === '') return nobody;
  const person = ship.directory.find(as);
  return person === undefined
    ? err(refuse('UnknownPerson', { said: as, nearest: ship.directory.nearest(as) }))
    : ok({ actor: { kind: 'person', person }, via: 'local', arrival: `local:${person}` });
}

function byToken(
  { ship }: Signing,
  digest: string,
  via: 'cli' | 'http',
): Result<SignedIn, AnyRefusal> {
  const { tokens } = ship.configurations.current();
  const found = Object.entries(tokens).find(([, { sha256: known }]) => isSame(digest, known));
  if (found === undefined) return nobody;
  const [token, { may }] = found;
  const person = ownerOf(ship, token);
  const actor: Actor =
    person === undefined ? { kind: 'machine', token, may } : { kind: 'person', person };
  return ok({ actor, via, arrival: `http:${token}` });
}

/** The person who lists this token; a token that nobody lists is a machine's. */
function ownerOf(
  { configurations, directory }: Signing['ship'],
  token: string,
): PersonId | undefined {
  const { people } = configurations.current();
  const owner = Object.entries(people).find(([, { tokens }]) => tokens.includes(token));
  return owner && directory.find(owner[0]);
}

/** Whether this actor is one of the administrators that the configuration names. */
export function isAdmin({ configurations, directory }: Signing['ship'], actor: Actor): boolean {
  const admins = directory.ids(configurations.current().admins);
  return actor.kind === 'person' && admins.includes(actor.person);
}
