import { connectionTo } from './address.ts';
import { pg } from './driver.ts';

/** What a server says of itself. */
export type ServerSeen = {
  /** By name; one that it does not know, or tell, is not there. */
  readonly settings: Readonly<Record<string, string>>;
  /** Its clock, in milliseconds since 1970. */
  readonly nowMs: number;
};

type Row = { readonly name: string; readonly setting: string };

/**
 * Asks a server for settings as they are without us, and for the time, over a connection of its own. Touches no schema.
 * Rejects with the client's error when it is not there or does not let us in.
 */
export async function lookAround(url: string, names: readonly string[]): Promise<ServerSeen> {
  const client = new pg.Client(connectionTo(url));
  // What breaks later is told by what is asked.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const told = await client.query<Row>(
      'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
      [names],
    );
    const time = await client.query<{ readonly ms: string }>(
      'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms',
    );
    return {
      settings: Object.fromEntries(told.rows.map(({ name, setting }) => [name, setting])),
      nowMs: Number(time.rows[0]?.ms),
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}
