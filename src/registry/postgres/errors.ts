import { RegistryUnavailable, type UnavailableCode } from '../../app/ports/registry-errors.ts';
import { orm } from '../orm.ts';
import { pg } from './driver.ts';

type Meaning = { readonly code: UnavailableCode; readonly why: string; readonly lift: string };

const meanings = {
  unreachable: {
    code: 'Unreachable',
    why: 'The database of the registry does not answer, so nothing was read or stored.',
    lift: 'See that PostgreSQL runs and can be reached from here; then it goes on by itself.',
  },
  unclear: {
    code: 'Unclear',
    why: 'The connection to the database broke while this was being stored, and it did not come back in time to ask whether it was.',
    lift: 'Send it again once PostgreSQL answers: what was stored then is not done twice.',
  },
  refused: {
    code: 'LoginRefused',
    why: 'The database of the registry does not let this program in, so nothing was read or stored.',
    lift: 'Check user, password and database in DATABASE_URL, and pg_hba.conf of the server.',
  },
  full: {
    code: 'DiskFull',
    why: 'The disk of the database is full, so nothing was stored.',
    lift: 'Free space on the server; then it goes on by itself.',
  },
  readOnly: {
    code: 'ReadOnly',
    why: 'The database of the registry can be read but not written, so nothing was stored.',
    lift: 'Point DATABASE_URL at the primary server, with a role that may write (see docs/postgres.md).',
  },
  forbidden: {
    code: 'ReadOnly',
    why: 'The role in DATABASE_URL may not do this in the schema sternway, so nothing was stored.',
    lift: 'Run "sternway migrate" once with the address of the role that owns it (see docs/postgres.md).',
  },
  damaged: {
    code: 'Damaged',
    why: 'The database says that its data is damaged.',
    lift: 'Look at the log of PostgreSQL, run "sternway registry verify" to see where, then restore the last good backup.',
  },
  busy: {
    code: 'Busy',
    why: 'The database of the registry is too busy or something else holds its rows, so nothing was stored.',
    lift: 'Send it again; if it stays so, look for long transactions in pg_stat_activity.',
  },
  failed: {
    code: 'Failed',
    why: 'The database refused this, so nothing was stored.',
    lift: 'This is a fault of the program or of the database; report it with the cause below.',
  },
} as const satisfies Record<string, Meaning>;

/** First match by prefix wins. Source: https://www.postgresql.org/docs/15/errcodes-appendix.html */
const byPrefix: readonly (readonly [prefix: string, meaning: Meaning])[] = [
  ['28', meanings.refused],
  ['3D000', meanings.refused],
  ['25006', meanings.readOnly],
  ['42501', meanings.forbidden],
  ['53100', meanings.full],
  ['53', meanings.busy],
  ['40', meanings.busy],
  ['55P03', meanings.busy],
  ['57014', meanings.busy],
  ['08', meanings.unreachable],
  ['57P', meanings.unreachable],
  ['25P03', meanings.unreachable],
  ['XX001', meanings.damaged],
  ['XX002', meanings.damaged],
];

/** Codes of the network, as Node gives them. */
const isNetwork = /^E(?:CONN|HOST|NET|PIPE|TIMEDOUT|AI_|NOTFOUND)/u;
/** What the client says of a connection that is gone; it gives no code for that. */
const isGone =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout exceeded|timeout expired)/u;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The socket of a server on this machine that does not run. */
const isNoSocket = (error: Error): boolean =>
  codeOf(error) === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';

/** What the client said: drizzle wraps it, together with all values that were sent. */
export const sourceOf = (error: unknown): unknown =>
  error instanceof orm.DrizzleQueryError ? error.cause : error;

/** The connection is gone, or the server lets nobody in at the moment: another one may do. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isLost);
  const code = codeOf(error);
  return (
    isNetwork.test(code) ||
    isNoSocket(error) ||
    isGone.test(error.message) ||
    code.startsWith('08') ||
    code.startsWith('57P') ||
    code === '25P03'
  );
}

/** Two who wanted the same in the same moment, and a fence or the server stopped one: it can be done again. */
export const isRace = (error: unknown): boolean =>
  ['40001', '40P01', '23505'].includes(codeOf(sourceOf(error)));

/** Any error of PostgreSQL or of the way to it as RegistryUnavailable; what is neither stays as it is. */
export function translated(error: unknown): unknown {
  const cause = sourceOf(error);
  if (cause instanceof RegistryUnavailable) return cause;
  if (isLost(cause)) return new RegistryUnavailable({ ...meanings.unreachable, cause });
  if (!(cause instanceof pg.DatabaseError)) return cause;
  const code = codeOf(cause);
  const known = byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1];
  return new RegistryUnavailable({ ...(known ?? meanings.failed), cause });
}

/** Why no connection could be made, where the client says that in words alone: no TLS, no password, a wrong certificate. */
export function unconnected(cause: unknown): never {
  if (isLost(cause) || cause instanceof pg.DatabaseError) throw cause;
  const words = cause instanceof Error ? cause.message : String(cause);
  throw new RegistryUnavailable({
    code: 'LoginRefused',
    why: `The database of the registry could not be connected to (${words}), so nothing was read or stored.`,
    lift: 'Check user, password, sslmode and sslrootcert in DATABASE_URL.',
    cause,
  });
}

export const unclear = (cause: unknown): RegistryUnavailable =>
  new RegistryUnavailable({ ...meanings.unclear, cause });

export const closed = (): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'Closed',
    why: 'The registry was closed, so nothing was read or stored.',
    lift: 'The program is stopping; send it again once it has started.',
  });
