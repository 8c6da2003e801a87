import { z } from 'zod';
import { openIncidents } from './app/incidents.ts';
import type { Registry } from './app/ports/registry.ts';
import { type Replayed, replayErasures } from './app/retention/replay.ts';
import type { Log, Ship } from './app/ship.ts';
import { systemClock as clock } from './clock.ts';
import { erasuresNoted } from './registry/erasures-file.ts';

/** How many bytes of `erasures.jsonl` this registry has been through; an older copy of the registry has an older number. */
const setting = 'erasures-replayed';
const Through = z.int().nonnegative().catch(0);

/**
 * Before anybody reads: what was erased and came back with a backup is erased again. What hinders it does not keep Sternway
 * from starting; it is said, and tried again at the next start.
 */
export async function eraseAgain({ registry, log, folder }: Yard): Promise<void> {
  try {
    const through = Through.parse(await registry.setting(setting));
    const noted = await erasuresNoted(folder, through);
    if (noted.length === through) return;
    const sea = { registry, incidents: openIncidents(registry), clock };
    const replayed = await replayErasures(sea, noted);
    if (isWhole(replayed)) await registry.setSetting(setting, noted.length);
    else log.warn({ event: 'ErasuresLeft', ...replayed });
    const { texts, people } = replayed;
    if (texts + people > 0) log.info({ event: 'ErasuresReplayed', texts, people });
  } catch (err) {
    log.warn({ event: 'ErasuresNotReplayed', err });
  }
}

type Yard = { readonly registry: Registry; readonly log: Log; readonly folder: string };

const isWhole = ({ held, unread }: Replayed): boolean => held.length + unread.length === 0;

type Sea = Pick<Ship, 'registry' | 'incidents' | 'clock'> & { readonly folder: string };

/** The same by order, over the whole file. */
export const replayAll = async ({ folder, ...sea }: Sea): Promise<Replayed> =>
  replayErasures(sea, await erasuresNoted(folder));
