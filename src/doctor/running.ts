import type { Ship } from '../app/ship.ts';
import type { Settings } from '../config.ts';
import type { Examined } from '../core/doctor/report.ts';
import { addressGuard } from '../lib/http/address-guard.ts';
import { ok } from '../lib/result.ts';
import { secretsFrom } from '../secrets.ts';
import type { Bench } from './bench.ts';
import { examine } from './examine.ts';
import { hiddenFrom } from './hidden.ts';

type Inside = {
  readonly ship: Pick<Ship, 'clock' | 'log' | 'registry' | 'configurations' | 'rosters'>;
  readonly settings: Settings;
  /** Where anchors have not gone out, a sentence each. */
  readonly anchorsBehind: () => readonly string[];
};

/** Looks around with what the running process has and knows. */
export async function examineRunning(
  { ship, settings, anchorsBehind }: Inside,
  signal: AbortSignal,
): Promise<Examined> {
  const { clock, log, registry, configurations, rosters } = ship;
  const bench: Bench = {
    settings,
    configuration: ok(configurations.current()),
    clock,
    log,
    secrets: secretsFrom(settings.env, settings.secretsDir),
    guard: addressGuard(settings.allowAddresses),
    record: { status: 'open', registry },
    members: async (group) => rosters.last(group)?.people,
    hasLeft: async (account) => rosters.hasLeft(account),
    anchorsBehind,
  };
  return examine(bench, await hiddenFrom(bench), { signal });
}
