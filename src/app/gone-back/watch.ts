import { decided } from '../../core/command.ts';
import type { Sighting } from '../../core/gone-back/deciders.ts';
import { backBy } from '../../core/gone-back/deciders.ts';
import { isBrought } from '../../core/gone-back/seen.ts';
import { OutsideId, type Target } from '../../core/ids.ts';
import type { OutsideChange } from '../../core/outside/reports.ts';
import { isForeign } from '../../core/outside/seen.ts';
import { noHistory } from '../../core/release/history.ts';
import { liveAgainText } from '../../core/texts/gone-back.ts';
import type { Ship } from '../ship.ts';
import { onTargetsOnce, untilStored } from '../targets/on-targets.ts';

/** The name of the next one; it is fenced by the append that takes it. */
export const nextOutside = async ({ registry }: Pick<Ship, 'registry'>): Promise<OutsideId> =>
  OutsideId.parse(`OUT-${(await registry.next()).outside}`);

/**
 * Under which name it is recorded when this release turns out to be an older one; nothing where the incident that holds
 * the target brings it there itself.
 */
export async function sightingOf(
  ship: Pick<Ship, 'registry' | 'incidents'>,
  { target, version }: { readonly target: Target; readonly version: string },
  by: string,
): Promise<Sighting | undefined> {
  const { held } = await ship.registry.locks();
  const lock = held.find((one) => one.target === target);
  const incident = lock && (await ship.incidents.load(lock.incident)).state;
  if (incident && isBrought(incident, target, version)) return undefined;
  return {
    outside: await nextOutside(ship),
    seen: by.startsWith('machine:webhook:') ? 'webhook' : 'registered',
    by,
    // What is private is not named where everybody reads.
    ...(incident && !incident.privacy.isPrivate && { incident: incident.id }),
    what: ({ from, to }) => liveAgainText({ target, from, to }),
  };
}

/** A change on a target that an incident holds: where it lets an older release go live, that is recorded beside it. */
export async function watchChange(ship: Ship, change: OutsideChange): Promise<void> {
  const { version, target, delivery, source, happenedAt: since } = change;
  if (change.kind !== 'deploy' || version === undefined) return;
  const { held } = await ship.registry.locks();
  const lock = held.find((one) => one.target === target);
  const incident = lock && (await ship.incidents.load(lock.incident)).state;
  if (!incident || !isForeign(incident, change)) return;
  const token = `webhook:${source}`;
  const who = {
    actor: { kind: 'machine', token, may: [] },
    arrival: { via: 'trigger', arrival: delivery, key: `${delivery}/back` },
  } as const;
  await untilStored(ship, async () => {
    const sighting = await sightingOf(ship, { target, version }, `machine:${token}`);
    return onTargetsOnce(ship, who, {
      targets: [target],
      decide: ([there]) =>
        decided(
          ...(sighting
            ? backBy(there?.state ?? noHistory, sighting, { target, version, since })
            : []),
        ),
      say: () => '',
    });
  });
}
