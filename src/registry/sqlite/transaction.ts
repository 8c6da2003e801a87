import type { Store } from './connect.ts';

export type Transact = <T>(work: () => T, keep?: (answer: T) => boolean) => T;

/**
 * Runs work in one transaction that holds the write lock from its start. It is kept when `keep` says so of the answer
 * (default: always), and rolled back otherwise or when anything throws, the commit itself included.
 */
export function transactions({ client }: Store): Transact {
  const begin = client.prepare('BEGIN IMMEDIATE');
  const commit = client.prepare('COMMIT');
  const rollback = client.prepare('ROLLBACK');
  return (work, keep = () => true) => {
    begin.run();
    try {
      const answer = work();
      (keep(answer) ? commit : rollback).run();
      return answer;
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (client.inTransaction) rollback.run();
      throw error;
    }
  };
}
