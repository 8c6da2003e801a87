import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import type { Session } from './connect.ts';
import { isLost, sourceOf, unclear } from './errors.ts';

/** Read committed, whatever the server's default is: each statement must see what was committed before its own locks were had. */
export const begin = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** The answer to COMMIT never came: what the transaction did is either all there, or nothing of it. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

/** Commits. Rejects with CommitUnknown when the connection broke meanwhile; a transaction that had failed is no commit. */
export async function commit({ link: { client } }: Session): Promise<void> {
  const { command } = await client.query('COMMIT').catch((cause: unknown) => {
    throw isLost(cause) ? new CommitUnknown('', { cause }) : cause;
  });
  if (command !== 'COMMIT') throw new Error(`The transaction ended with ${command}`);
}

/**
 * Runs work in one transaction. It is kept when `keep` says so of the answer (default: always), and rolled back otherwise;
 * whoever throws leaves a connection that is thrown away.
 */
export async function transact<T>(
  session: Session,
  work: () => Promise<T>,
  keep: (answer: T) => boolean = () => true,
): Promise<T> {
  await session.link.client.query(begin);
  const answer = await work();
  if (keep(answer)) await commit(session).catch(tell);
  else await session.link.client.query('ROLLBACK');
  return answer;
}

/** Nobody asks again in the name of whoever called: it is told to them as what it is. */
function tell(error: unknown): RegistryUnavailable {
  throw error instanceof CommitUnknown ? unclear(sourceOf(error.cause)) : error;
}
