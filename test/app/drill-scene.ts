import { drillStream } from '../../src/app/drills/books.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { Event, type EventOf } from '../../src/core/events.ts';
import { type Instant, Target } from '../../src/core/ids.ts';
import { check, checkout } from '../core/sample.ts';
import { drills, rehearsedBy } from './rehearsed.ts';
import type { Boat } from './rig.ts';
import { serviceCheckout } from './rules.ts';
import { accepted, underSail } from './story.ts';

export const staging = Target.parse('checkout@staging');

/** Checkout runs in production and in a harmless environment, where it is rehearsed; the way back is known on both. */
export const harmless = (rules: Configuration, windows = drills.windows): Configuration => {
  const rehearsed = rehearsedBy(rules, { ...drills, windows });
  const { checkout: service = serviceCheckout } = rehearsed.services;
  const targets = [checkout, staging];
  return {
    ...rehearsed,
    environments: { prod: { protected: true }, staging: { protected: false } },
    services: {
      ...rehearsed.services,
      checkout: { ...service, targets, criteria: [check('shop-answers')] },
    },
  };
};

/** Under sail where checkout can be rehearsed. */
export async function drilling(
  windows = drills.windows,
  more: (rules: Configuration) => Configuration = (rules) => rules,
): ReturnType<typeof underSail> {
  const scene = await underSail((harbor) => {
    harbor.rules = more(harmless(harbor.rules, windows));
  });
  await stagingReleased(scene.boat);
  return scene;
}

/** Two releases are on record where it is rehearsed. */
export async function stagingReleased(boat: Boat): Promise<void> {
  await onStaging(boat, '1', '2026-03-01T08:00:00.000Z');
  await onStaging(boat, '2', '2026-03-01T09:45:00.000Z');
}

/** A release went live where it is rehearsed. */
export async function onStaging(boat: Boat, version: string, liveSince: Instant): Promise<void> {
  const about = { target: staging, version, liveSince, commit: `abcdef${version}` };
  await accepted(boat.say({ kind: 'releaseRegister', ...about }, { by: 'ci' }));
}

const ofDrills = async ({ ship }: Boat): Promise<readonly Event[]> =>
  (await ship.registry.read(drillStream('checkout'))).map(({ type, codes }) =>
    Event.parse({ ...codes, type }),
  );

/** The drills of checkout that were scored. */
export const done = async (boat: Boat): Promise<readonly EventOf<'DrillDone'>[]> =>
  (await ofDrills(boat)).filter((event) => event.type === 'DrillDone');

/** Those in which no strategy began. */
export const unscored = async (boat: Boat): Promise<readonly EventOf<'DrillLeftUnscored'>[]> =>
  (await ofDrills(boat)).filter((event) => event.type === 'DrillLeftUnscored');

export const scoredTimes = (boat: Boat, times: number) => async (): Promise<boolean> =>
  (await done(boat)).length === times;

/** Go for the way back, by whoever decides. */
export async function going(boat: Boat, incident = 'INC-1', by = 'ada'): Promise<void> {
  await accepted(boat.say({ kind: 'go' }, { incident, by })).then(({ card }) =>
    accepted(boat.say({ kind: 'go', card }, { incident, by })),
  );
}

export const carded = (boat: Boat, incident = 'INC-1') =>
  accepted(boat.say({ kind: 'card', target: staging }, { incident }));

/** From go to the end. */
export async function ending(boat: Boat, incident = 'INC-1', by = 'ada'): Promise<void> {
  await boat.until(
    'it has recovered',
    async () => (await boat.state(incident)).rung === 'recovered',
  );
  await accepted(boat.say({ kind: 'close' }, { incident, by }));
}
