import type { Known } from '../../commands/verb.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';

/** The names of a small shop. */
export const known: Known = {
  services: ['checkout', 'pricing', 'orders-api'],
  environments: ['prod', 'staging'],
  defaultEnvironment: 'prod',
  people: ['first-oncall', 'second-oncall', 'data-owner'],
  plans: ['RB-17', 'RB-18'],
  steps: ['stop-worker', 'deploy-checkout', 'warm-cache', 'tell-support'],
  checks: ['orders-balance', 'error-rate'],
  releases: ['1', '2', '1.4.2'],
  names: usualCommands,
};

/** The same shop, where nothing is known but the commands. */
export const nothingKnown: Known = {
  ...known,
  services: [],
  environments: [],
  people: [],
  plans: [],
  steps: [],
  checks: [],
  releases: [],
};
