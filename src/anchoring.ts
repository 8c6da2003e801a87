import { dirname, resolve } from 'node:path';
import { bundleOf } from './anchors/bundle.ts';
import { forgetOldKey, givenKeys, type Keys, keptKeys } from './anchors/key.ts';
import { openPlaces } from './anchors/places.ts';
import type { AnchorNote, AnchorPlaces } from './app/ports/anchors.ts';
import { type Exporting, exportRecord } from './app/proof/export-record.ts';
import { type AnchorKeeper, openAnchorKeeper } from './app/proof/keep-anchors.ts';
import { recordKey } from './app/proof/record-key.ts';
import type { PlaceState } from './app/proof/tell-anchors.ts';
import type { Ship } from './app/ship.ts';
import type { Settings } from './config.ts';
import { behindText } from './core/texts/anchors.ts';
import { addressGuard } from './lib/http/address-guard.ts';
import { inherited } from './lib/program/with.ts';
import { secretsFrom } from './secrets.ts';

/** The anchors of this process, under way. Disposing ends them; what was not brought is brought after the next start. */
export type Anchors = AsyncDisposable &
  Pick<AnchorKeeper, 'now' | 'reached'> & {
    /** The bundle of an incident as a tar archive; that it is taken out was recorded before. */
    readonly bundle: (asked: Exporting) => Promise<Uint8Array>;
    readonly places: AnchorPlaces;
    /** How far each place is. */
    readonly states: () => readonly PlaceState[];
    /** Where anchors have not gone out for a while, a sentence each; none when all is well. */
    readonly reasons: () => readonly string[];
  };

type Outfit = {
  readonly settings: Pick<Settings, 'data' | 'env' | 'secretsDir' | 'allowAddresses' | 'config'>;
  readonly note: AnchorNote;
};

/** Puts the key on record and begins to make anchors. Rejects with `KeyUnusable`. */
export async function openAnchors(ship: Ship, { settings, note }: Outfit): Promise<Anchors> {
  const keys = await keysOf(ship, settings);
  await recordKey(ship, keys);
  await forgetOldKey(settings.data);
  const places = placesOf(ship, settings);
  const keeper = await openAnchorKeeper(ship, { key: keys.key, note, places });
  const ending = new AbortController();
  const running = keeper.run(ending.signal);
  return {
    now: keeper.now,
    bundle: async (asked) =>
      bundleOf(await exportRecord(ship, keeper, asked), new Date(ship.clock.now())),
    reached: keeper.reached,
    places,
    states: keeper.places,
    reasons: () => behindText(keeper.places(), ship.clock.now()),
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await running;
    },
  };
}

async function keysOf(
  { configurations }: Pick<Ship, 'configurations'>,
  { data, env, secretsDir }: Outfit['settings'],
): Promise<Keys> {
  const { keySecret, oldKeySecret } = configurations.current().anchors ?? {};
  if (keySecret === undefined) return keptKeys(data);
  const secrets = secretsFrom(env, secretsDir);
  const valueOf = (name: string): string | undefined => {
    const found = secrets([name]);
    return found.ok ? found.value[name] : undefined;
  };
  return givenKeys(
    valueOf(keySecret) ?? '',
    oldKeySecret === undefined ? undefined : valueOf(oldKeySecret),
  );
}

/** The places of the configuration in force. */
function placesOf(
  {
    configurations,
    log,
    clock,
    registry,
  }: Pick<Ship, 'configurations' | 'log' | 'clock' | 'registry'>,
  { data, env, secretsDir, allowAddresses, config }: Outfit['settings'],
): AnchorPlaces {
  return openPlaces({
    entries: () => configurations.current().anchors?.places ?? [],
    registry: registry.id,
    data,
    secrets: secretsFrom(env, secretsDir),
    guard: addressGuard(allowAddresses),
    inherited: inherited(env),
    log,
    now: clock.now,
    fileOf: (path) => resolve(dirname(config), path),
  });
}
