import { z } from 'zod';
import type { Weight } from '../../app/ports/weight.ts';
import type { Verified } from '../../app/proof/verify-record.ts';
import type { Replayed } from '../../app/retention/replay.ts';
import type { IncidentId } from '../../core/ids.ts';
import { keptAt } from '../access.ts';
import type { Options } from '../arguments.ts';
import { type Client, Unreachable } from '../client.ts';
import type { Shell } from '../shell.ts';
import { fileKeeper } from './file-keeper.ts';
import { serverKeeper } from './server-keeper.ts';

/** What is to be erased, as a person says it. */
export type ToErase =
  | { readonly kind: 'text'; readonly event: string; readonly name: string; readonly basis: string }
  | { readonly kind: 'person'; readonly name: string; readonly basis: string };

/** What goes, or would; `takenOut`: who has a copy, by name. */
export type Erased = {
  readonly goes: Weight;
  readonly takenOut: readonly {
    readonly what: 'bundle' | 'export';
    /** Null for all of them. */
    readonly incident: string | null;
    readonly to: string;
    readonly at: string;
  }[];
  /** Events whose codes say the same words. */
  readonly staysIn: readonly string[];
};

/** A search for what one person did; `id` is what its reason is erased by. */
export type MadeSearch = {
  readonly id: string;
  readonly at: string;
  /** `p_…`, or `machine:<token>`; and `byName` as people know them. */
  readonly by: string;
  readonly byName: string;
  readonly person: string;
  readonly personName: string;
  readonly because: string;
  readonly via: string;
};

/** JSON lines, and how many there were of them when it began, where that is known. */
export type Exported = {
  readonly events: number | undefined;
  readonly pieces: AsyncIterable<string | Uint8Array>;
};

/** Whoever keeps the registry now. Each answer is the same from the running process and from the file. */
export type Keeper = AsyncDisposable & {
  readonly verify: () => Promise<Verified>;
  /** The record of one incident as a tar archive. Rejects with `KeeperRefuses`. */
  readonly bundle: (incident: string) => AsyncIterable<Uint8Array>;
  /** All events, or those of one incident, as JSON lines. */
  readonly exportEvents: (incident: IncidentId | undefined) => Promise<Exported>;
  /** All of the registry as of one moment, in pieces; whole only with its last line. */
  readonly backup: () => AsyncIterable<string | Uint8Array>;
  readonly rebuild: () => Promise<{ readonly incidents: number }>;
  /** What an erasure would take; nothing goes. Undefined when there is nothing of the kind, or it was erased before. */
  readonly foresee: (what: ToErase) => Promise<Erased | undefined>;
  /** The same, and it is gone. */
  readonly erase: (what: ToErase) => Promise<Erased | undefined>;
  readonly searches: () => Promise<readonly MadeSearch[]>;
  /** Erases again what was erased before and came back with a backup. */
  readonly replay: () => Promise<Replayed>;
};

/** A "no" of whoever keeps the registry, in words for a person. */
export class KeeperRefuses extends Error {
  override readonly name = 'KeeperRefuses';
  /** The refusal's code, where the running process refused. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.code = code;
  }
}

/**
 * The running process; when none answers on this machine and nothing holds the file, the file itself. Rejects with
 * `Unreachable` when neither is to be had.
 */
export async function keeperOf(shell: Shell, client: Client, options: Options): Promise<Keeper> {
  try {
    await client.send('/healthz');
    return serverKeeper(client);
  } catch (error) {
    if (!(error instanceof Unreachable) || !client.access.isLocal) throw error;
    return opened(shell, client, options, error);
  }
}

const Held = z.object({ name: z.literal('RegistryHeld') });

async function opened(
  shell: Shell,
  { access }: Client,
  options: Options,
  silence: Unreachable,
): Promise<Keeper> {
  const { dataFolder, url } = access;
  const kept = keptAt(shell.env);
  const chest = await shell.offline.openRegistry(kept).catch((error: unknown) => {
    if (!Held.safeParse(error).success) throw error;
    throw new Unreachable(
      url,
      'yet a process holds the registry: it starts, ends, or listens elsewhere (STERNWAY_URL)',
      error,
    );
  });
  if (chest === undefined) throw silence;
  const where = kept.database === undefined ? `in ${dataFolder}` : 'in DATABASE_URL';
  shell.err(`Nothing answers at ${url}; the registry ${where} is opened here.\n`);
  return fileKeeper(shell, chest, options);
}
