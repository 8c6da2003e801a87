import type { Family } from './verb.ts';

/**
 * Words that mean something else to the people who type here than any order does. Nothing answers to them, and they
 * are never taken for a misspelling: `/rollback scope` must not stop a rollback because it is near to `stop`.
 */
export const reserved: Readonly<Record<Family, readonly string[]>> = {
  incident: [],
  rollback: ['scope', 'what', 'last'],
  release: ['ready', 'signoff', 'diff', 'migrations', 'cab', 'rebuild'],
  drill: [],
  registry: [],
};
