import type { Configuration, Service } from '../../src/app/ports/configuration.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { checkout } from '../core/sample.ts';
import { usualTerms } from '../support/usual-terms.ts';

export const serviceCheckout: Service = {
  name: 'checkout',
  owner: 'checkout-team',
  targets: [checkout],
  playbook: 'checkout-rollback',
  strategies: {},
  inputs: {},
  roster: ['ada', 'bo'],
  deputy: 'dev',
  maxWaitMs: 300_000,
  roles: { dba: ['dana'] },
  objectives: { mitigateMs: 300_000, recoverMs: 1_800_000 },
  criteria: [],
  effects: [],
  stakeholders: [],
  effectsDeclared: true,
  datasets: [],
  unknownData: 'one_person',
  digest: 'service-1',
};

const person = { slack: [], tokens: [] } as const;

/** The rules of all tests here: one service, two on its roster, a deputy, a data owner, an observer, a machine. */
export const rulesOf = (more: Partial<Configuration> = {}): Configuration => ({
  digest: 'rules-1',
  mode: 'act',
  workspaces: [],
  defaultEnvironment: 'prod',
  commands: usualCommands,
  environments: { prod: { protected: true } },
  people: { ada: person, bo: person, dev: person, dana: person, oz: person },
  admins: ['ada'],
  tokens: { ci: { sha256: 'none', may: ['release.register'] }, lost: { sha256: 'none', may: [] } },
  services: { checkout: serviceCheckout },
  ...usualTerms,
  ...more,
});

/** The same, whose data owner has to agree before a rollback. */
export const approvingCheckout: Service = {
  ...serviceCheckout,
  stakeholders: [
    {
      role: 'dba',
      people: [],
      mode: 'approve',
      when: 'before',
      min: 1,
      timeoutMs: undefined,
      onTimeout: 'wait',
      for: ['all'],
    },
  ],
};
