import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rm, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { clockUntold, type DiskSeen, judgeClock, judgeDisk } from '../../core/doctor/machine.ts';
import { httpCall } from '../../lib/http/call.ts';
import { freeBytesAt, usualFloorBytes } from '../../registry/sqlite/space.ts';
import type { Look } from '../bench.ts';

/** As `statfs` names them (linux/magic.h): tmpfs and ramfs; NFS, SMB, CIFS, SMB2, 9p. */
const inMemory: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);
const overNetwork: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997,
]);

const kindOf = (type: number): DiskSeen['kind'] => {
  if (inMemory.has(type)) return 'memory';
  return overNetwork.has(type) ? 'network' : 'disk';
};

const writes = 9;

/** The middle of several small writes, each waited for until it is on the disk; in milliseconds. */
async function fsyncMs(folder: string, now: () => number): Promise<number> {
  const file = join(folder, `.doctor-${randomBytes(6).toString('hex')}`);
  const handle = await open(file, 'wx', 0o600);
  const took: number[] = [];
  try {
    for (let count = 0; count < writes; count += 1) {
      await handle.write(Buffer.alloc(4_096, count));
      const from = now();
      await handle.sync();
      took.push(now() - from);
    }
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
  return took.toSorted((a, b) => a - b)[Math.floor(writes / 2)] ?? 0;
}

/** The folder, or the nearest one above it that is there: the first start makes the rest. */
function nearest(folder: string): string {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? folder : nearest(above);
}

export const disk: Look = async ({ settings: { data }, clock }) => {
  const folder = nearest(resolve(data));
  const [{ type }, freeBytes, took] = await Promise.all([
    statfs(folder),
    freeBytesAt(join(folder, 'registry.sqlite'))(),
    fsyncMs(folder, clock.monotonic),
  ]);
  const kind = kindOf(type);
  return judgeDisk({ folder, freeBytes, floorBytes: usualFloorBytes, kind, fsyncMs: took });
};

const usualSlack = 'https://slack.com/api/';

/** By the `Date` of whom it talks to anyway, within a second; the way there and back counts for half. */
export const clock: Look = async ({ settings, clock: { now, monotonic }, guard }, signal) => {
  const url = `${settings.slack?.apiUrl ?? usualSlack}api.test`;
  const from = monotonic();
  const answer = await httpCall({ method: 'GET', url, headers: {} }, { guard, signal });
  const here = Date.parse(now()) - (monotonic() - from) / 2;
  const { host } = new URL(url);
  const date = answer.ok ? Date.parse(answer.value.date ?? '') : Number.NaN;
  if (Number.isNaN(date)) {
    const why = answer.ok ? 'it says no time' : answer.error.why;
    return [clockUntold(host, why)];
  }
  // A date is cut to its second, so the middle of it is meant.
  return [judgeClock(`the clock of ${host}`, here - (date + 500))];
};
