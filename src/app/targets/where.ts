import { automationOf } from '../../core/automation/automation.ts';
import { type PersonId, serviceOf, type Target } from '../../core/ids.ts';
import { inForce } from '../../core/standing-approval/state.ts';
import { type Place, whereText } from '../../core/texts/where.ts';
import { loadTarget } from '../incidents.ts';
import type { Ordered } from '../ordered.ts';
import { maySee, personOf } from '../people/sight.ts';
import { teamOf } from '../people/team.ts';
import { titleIn } from '../reading/read-log.ts';
import type { Ship } from '../ship.ts';
import { voiceOf } from '../voice.ts';

/** What is locked, frozen or held back on each target, and where whoever asks may act. */
export async function tellWhere(ship: Ship, { actor }: Ordered): Promise<string> {
  const person = personOf(actor);
  const places = await placesOf(ship, person);
  const { services } = ship.configurations.current();
  const own = Object.values(services)
    .flatMap(({ targets }) => targets)
    .filter((target) => person !== undefined && teamOf(ship, target).includes(person));
  return whereText({ places, own, person }, voiceOf(ship));
}

/** Each target of which there is anything to tell. */
export async function placesOf(
  ship: Ship,
  person: PersonId | undefined,
): Promise<readonly Place[]> {
  const { services } = ship.configurations.current();
  const locks = await ship.registry.locks();
  const known = Object.values(services).flatMap(({ targets }) => targets);
  const held = locks.held.map(({ target }) => target);
  const targets = [...new Set([...known, ...held])];
  const seen = { locks, person };
  const places = await Promise.all(targets.map((target) => placeOf(ship, target, seen)));
  return places.filter(
    ({ held: lock, hiddenSince, frozen, automation, ahead }) =>
      (lock ?? hiddenSince) !== undefined ||
      frozen.length + ahead.length > 0 ||
      automation.mode !== 'on',
  );
}

type Seen = {
  readonly locks: Awaited<ReturnType<Ship['registry']['locks']>>;
  readonly person: PersonId | undefined;
};

async function placeOf(ship: Ship, target: Target, { locks, person }: Seen): Promise<Place> {
  const { state } = await loadTarget(ship.registry, target);
  const now = ship.clock.now();
  const lock = locks.held.find((one) => one.target === target);
  const holder = lock && (await ship.incidents.load(lock.incident)).state;
  const incident = holder && maySee(ship, holder, person) ? holder : undefined;
  return {
    target,
    held:
      lock && incident
        ? {
            since: lock.since,
            incident,
            title: titleIn(await ship.logs.read(incident.id)),
            active: locks.active.find((one) => one.target === target),
            contained: locks.contained.filter((one) => one.target === target),
          }
        : undefined,
    hiddenSince: holder && !incident ? lock.since : undefined,
    frozen: state.frozen,
    automation: automationOf(state.automation, now),
    ahead: state.ahead.filter((one) => inForce(one, now)),
    owner: ship.configurations.current().services[serviceOf(target)]?.owner,
  };
}
