import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import type { Session } from './connect.ts';
import { pg } from './driver.ts';

/** What is for ever is added to and read; nothing else. */
const forEver = 'events, streams, texts, erasures, registry';
/** What only says how things stand. */
const current =
  'keys, names, target_lock, active_strategy, containment, leases, due, inbox, people, accounts, summaries, settings, posts, entries, facets, words, passes';

/**
 * Gives a role what the program needs at work, and not more: it makes no tables, and neither changes nor removes an event.
 * The end of a stream moves on, and a text goes by an erasure; triggers see to it that nothing else happens to them. To be
 * called by the owner. Rejects with RegistryUnavailable when there is no such role.
 */
export async function giveRights({ link: { client } }: Session, role: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) throw nobody(role);
  const to = `TO ${pg.escapeIdentifier(role)}`;
  await client.query(`
    GRANT USAGE ON SCHEMA sternway ${to};
    GRANT SELECT ON migrations ${to};
    GRANT SELECT, INSERT ON ${forEver} ${to};
    GRANT UPDATE ON streams ${to};
    GRANT DELETE ON texts ${to};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${current} ${to};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA sternway ${to}`);
}

const nobody = (role: string): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'NotFound',
    why: `The server knows no role ${role}; nothing was given to anybody.`,
    lift: 'Make it first: CREATE ROLE … LOGIN PASSWORD …, then run this again.',
  });
