import { z } from 'zod';
import { automationOf } from '../core/automation/automation.ts';
import { serviceOf, type Target } from '../core/ids.ts';
import { inForce } from '../core/standing-approval/state.ts';
import { type Place, whereText } from '../core/texts/where.ts';
import { loadTarget } from './incidents.ts';
import type { Ordered } from './ordered.ts';
import { readLog, titleIn } from './read-log.ts';
import type { Ship } from './ship.ts';
import { teamOf } from './team.ts';
import { voiceOf } from './voice.ts';

/** What is locked, frozen or held back on each target, and where whoever asks may act. */
export async function tellWhere(ship: Ship, { actor }: Ordered): Promise<string> {
  const places = await placesOf(ship);
  const person = actor.kind === 'person' ? actor.person : undefined;
  const { services } = ship.configurations.current();
  const own = Object.values(services)
    .flatMap(({ targets }) => targets)
    .filter((target) => person !== undefined && teamOf(ship, target).includes(person));
  return whereText({ places, own, person }, voiceOf(ship));
}

/** Each target of which there is anything to tell. */
async function placesOf(ship: Ship): Promise<readonly Place[]> {
  const { services } = ship.configurations.current();
  const locks = await ship.registry.locks();
  const known = Object.values(services).flatMap(({ targets }) => targets);
  const held = locks.held.map(({ target }) => target);
  const targets = [...new Set([...known, ...held])];
  const channels = await channelsOf(ship);
  const places = await Promise.all(targets.map((target) => placeOf(ship, target, locks, channels)));
  return places.filter(
    ({ held: lock, frozen, automation, ahead }) =>
      lock !== undefined || frozen.length + ahead.length > 0 || automation.mode !== 'on',
  );
}

type Locks = Awaited<ReturnType<Ship['registry']['locks']>>;

async function placeOf(
  ship: Ship,
  target: Target,
  locks: Locks,
  channels: ReadonlyMap<string, string>,
): Promise<Place> {
  const { state } = await loadTarget(ship.registry, target);
  const now = ship.clock.now();
  const lock = locks.held.find((one) => one.target === target);
  const incident = lock && (await ship.incidents.load(lock.incident)).state;
  return {
    target,
    held:
      lock && incident
        ? {
            since: lock.since,
            incident,
            title: titleIn(await readLog(ship.registry, incident.id)),
            channel: channels.get(incident.id),
            active: locks.active.find((one) => one.target === target),
            contained: locks.contained.filter((one) => one.target === target),
          }
        : undefined,
    frozen: state.frozen,
    automation: automationOf(state.automation, now),
    ahead: state.ahead.filter((one) => inForce(one, now)),
    owner: ship.configurations.current().services[serviceOf(target)]?.owner,
  };
}

const Row = z.object({ incident: z.string() });

/** The channel of each incident that has one. */
async function channelsOf({ registry }: Ship): Promise<ReadonlyMap<string, string>> {
  const posts = await registry.posts('channels');
  return new Map(
    posts.flatMap(({ key, body }) => {
      const row = Row.safeParse(body);
      return row.success ? [[row.data.incident, key] as const] : [];
    }),
  );
}
