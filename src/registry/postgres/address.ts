import type { ClientConfig } from 'pg';
import { pg } from './driver.ts';

/** How this program calls itself to the server: seen in pg_stat_activity. */
const applicationName = 'sternway';
const connectMs = 5_000;
/** Longer than any statement may take there: only a server that does not answer at all is given up on by this. */
const silentMs = 15_000;

/** Two hours: more than any registry takes, and not for ever. */
const longestMs = 7_200_000;

/** int8 as a number: nothing here counts beyond 2^53, and what is damaged may. */
const types: NonNullable<ClientConfig['types']> = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/** Ways to speak TLS with whoever answers. The client checks who it is in these too, and warns that it may not for ever. */
const unchecked = new Set(['prefer', 'require', 'verify-ca']);

/** The address as the client is to read it: TLS is spoken with a server that shows who it is, or not at all. */
function checked(url: string): string {
  const address = new URL(url);
  if (unchecked.has(address.searchParams.get('sslmode') ?? ''))
    address.searchParams.set('sslmode', 'verify-full');
  return address.href;
}

/** What every connection to this address is made with. TLS as the address says it (sslmode, sslrootcert, …). */
export const connectionTo = (url: string): ClientConfig => ({
  connectionString: checked(url),
  application_name: applicationName,
  connectionTimeoutMillis: connectMs,
  query_timeout: silentMs,
  keepAlive: true,
  types,
});

/** A statement that takes as long as a long registry does; the server's own limits are for whoever asks to set. */
export const unhurried = (text: string) => ({ text, query_timeout: longestMs });
