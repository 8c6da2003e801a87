import type { Configuration, Service } from '../../../src/app/ports/configuration.ts';
import { Target } from '../../../src/core/ids.ts';
import { rulesOf, serviceCheckout } from '../../app/rules.ts';

/** Everybody who orders anything. Only the first two may decide. */
export const people = ['first', 'second', 'support'] as const;
export type Who = (typeof people)[number];

export const services = ['alpha', 'bravo'] as const;
export const targetOf = (service: string): Target => Target.parse(`${service}@prod`);

const serviceOf = (name: string): Service => ({
  ...serviceCheckout,
  name,
  targets: [targetOf(name)],
  playbook: `${name}-main`,
  roster: ['first', 'second'],
  deputy: 'second',
  roles: { support: ['support'], ops: ['first'] },
  digest: `service-${name}`,
});

/** The rules of all stories: two services, two who decide, somebody who does what machines cannot. */
export const rules: Configuration = rulesOf({
  environments: { prod: { protected: false } },
  people: Object.fromEntries(people.map((name) => [name, { slack: [], tokens: [] }])),
  admins: ['first'],
  services: Object.fromEntries(services.map((name) => [name, serviceOf(name)])),
});
