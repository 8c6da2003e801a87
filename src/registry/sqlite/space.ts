import { existsSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../app/ports/clock.ts';
import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';

export type SpaceLimits = {
  readonly file: string;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Bytes of the ballast file; 0 for none. */
  readonly reserveBytes: number;
  /** Below this many free bytes only urgent appends are taken. */
  readonly floorBytes: number;
  /** Free bytes on the disk of the registry. */
  readonly freeBytes: () => Promise<number>;
};

/** Keeps room for stopping on a disk that others fill too. */
export type Space = {
  /** Throws SpaceLow when the disk is nearly full and the append can wait. */
  readonly admit: (urgent: boolean) => Promise<void>;
  /** Throws SpaceLow when so many bytes more would leave no room for stopping. */
  readonly roomFor: (bytes: number) => Promise<void>;
  /** Gives the ballast to the disk; false when it was given before. */
  readonly release: () => Promise<boolean>;
};

const chunkBytes = 1_048_576;
/** Below this many free bytes only urgent appends are taken, where nothing else is said. */
export const usualFloorBytes = 64 * chunkBytes;

const checkEveryMs = 1_000;

export const freeBytesAt = (file: string) => async (): Promise<number> => {
  const { bavail, bsize } = await statfs(dirname(file));
  return bavail * bsize;
};

/** Lays the ballast down when it is missing and the disk has room for it, and watches the free space. */
export async function spaceGuard(limits: SpaceLimits): Promise<Space> {
  const { clock, floorBytes, reserveBytes, freeBytes } = limits;
  const ballast = `${limits.file}.ballast`;
  const room = floorBytes + 2 * reserveBytes;
  if (reserveBytes > 0 && !existsSync(ballast) && (await freeBytes()) > room)
    await layDown(ballast, reserveBytes);
  let checkedAt = Number.NEGATIVE_INFINITY;
  let free = 0;
  return {
    async admit(urgent) {
      if (urgent) return;
      if (clock.monotonic() - checkedAt >= checkEveryMs) {
        free = await freeBytes();
        checkedAt = clock.monotonic();
      }
      if (free < floorBytes) throw spaceLow(free, floorBytes);
    },
    async roomFor(bytes) {
      if ((await freeBytes()) - bytes < floorBytes) throw noRoom(bytes, floorBytes);
    },
    async release() {
      if (!existsSync(ballast)) return false;
      await rm(ballast);
      return true;
    },
  };
}

/** Written, not only sized: a sparse file would reserve nothing. */
async function layDown(ballast: string, bytes: number): Promise<void> {
  const chunk = Buffer.alloc(Math.min(chunkBytes, bytes));
  const handle = await open(ballast, 'w', 0o600);
  try {
    for (let left = bytes; left > 0; left -= chunk.length)
      await handle.write(chunk, 0, Math.min(left, chunk.length));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const mib = (bytes: number): string => `${Math.ceil(bytes / 1_048_576)} MiB`;

const noRoom = (bytes: number, floor: number): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'SpaceLow',
    why: `A backup is read from a copy beside the registry, of ${mib(bytes)}, and ${mib(floor)} of that disk are kept for stopping: there is no room for it, so no backup was made.`,
    lift: 'Free space on that disk, then take it again.',
  });

function spaceLow(free: number, floor: number): RegistryUnavailable {
  return new RegistryUnavailable({
    code: 'SpaceLow',
    why: `The disk of the registry has ${mib(free)} left, less than the ${mib(floor)} kept for stopping, so nothing was stored. Stopping still works.`,
    lift: 'Free space on that disk; it goes on by itself within a second.',
  });
}
