import type { Configuration, DrillEntry } from '../../src/app/ports/configuration.ts';
import { Target } from '../../src/core/ids.ts';
import type { Harbor } from './rig.ts';
import { serviceCheckout } from './rules.ts';

const dayMs = 86_400_000;

export const drills: DrillEntry = {
  target: Target.parse('checkout@staging'),
  playbook: undefined,
  everyDays: 30,
  channel: 'C0DRILLS',
  at: '10:00',
  until: '17:00',
  zone: 'UTC',
  people: undefined,
  windows: [],
  holidays: {},
};

/** The same rules, by which checkout is rehearsed and Dev leads its team. */
export function rehearsedBy(rules: Configuration, entry: DrillEntry = drills): Configuration {
  const { dev } = rules.people;
  return {
    ...rules,
    people: { ...rules.people, ...(dev && { dev: { ...dev, leadOf: ['checkout-team'] } }) },
    services: { ...rules.services, checkout: { ...serviceCheckout, drills: entry } },
  };
}

/** Checkout is rehearsed, and it is a second before ten on a Monday. */
export function rehearsing(harbor: Harbor, entry: DrillEntry = drills): void {
  harbor.rules = rehearsedBy(harbor.rules, entry);
  harbor.clock.jump(dayMs - 1_000);
}
