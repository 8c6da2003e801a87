import { fail, pass, type Seen, unknown, warn } from './finding.ts';

const mib = 1_048_576;
const inMib = (bytes: number): string => `${Math.floor(bytes / mib)} MiB`;

export type DiskSeen = {
  readonly folder: string;
  readonly freeBytes: number;
  /** Below this only what stops is stored. */
  readonly floorBytes: number;
  readonly kind: 'disk' | 'memory' | 'network';
  /** How long one small write took to be on the disk, in milliseconds, in the middle of several. */
  readonly fsyncMs: number;
};

/** So many times the floor is where people can still do something about it calmly. */
const calm = 4;
/** A decision is one such write: slower than this and people see it, slower than the other and terms run out. */
const slowMs = 20;
const tooSlowMs = 500;

function ofKind({ folder, kind }: DiskSeen): readonly Seen[] {
  if (kind === 'memory') {
    return [
      fail(
        `${folder} is in memory: the whole record is gone when the machine restarts.`,
        'Point STERNWAY_DATA at a local disk.',
      ),
    ];
  }
  return kind === 'disk'
    ? []
    : [
        fail(
          `${folder} is on a network drive, where the lock of the file cannot be relied on.`,
          'Point STERNWAY_DATA at a local disk.',
        ),
      ];
}

function ofSpace({ folder, freeBytes, floorBytes }: DiskSeen): Seen {
  const says = `${folder} has ${inMib(freeBytes)} free; below ${inMib(floorBytes)} only what stops is stored.`;
  if (freeBytes >= calm * floorBytes) return pass(says);
  return freeBytes < floorBytes
    ? fail(says, 'Free space on that disk now.')
    : warn(says, 'Free space on that disk.');
}

function ofWriting({ fsyncMs }: DiskSeen): Seen {
  const says = `A write is on the disk after ${fsyncMs < 1 ? 'less than 1' : Math.round(fsyncMs)} ms.`;
  if (fsyncMs <= slowMs) return pass(says);
  const todo =
    'Use a local SSD, and see who else writes there: each decision waits for one such write.';
  return fsyncMs > tooSlowMs ? fail(says, todo) : warn(says, todo);
}

/** The disk of the data folder. */
export const judgeDisk = (seen: DiskSeen): readonly Seen[] => [
  ...ofKind(seen),
  ofSpace(seen),
  ofWriting(seen),
];

/** Times of the record are read side by side with those of others. */
const offMs = 2_000;
/** Slack refuses what is signed with a clock this far off; half of it leaves room. */
const farOffMs = 150_000;

/** How far a clock is from that of whoever is asked; `whose` in words, milliseconds ahead of it. */
export function judgeClock(whose: string, aheadMs: number): Seen {
  const off = Math.abs(aheadMs);
  const seconds = Math.round(off / 100) / 10;
  const says =
    off < 1_000
      ? `The clock of this machine is within a second of ${whose}.`
      : `The clock of this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${whose}.`;
  if (off <= offMs) return pass(says);
  const todo = 'Turn on NTP on both machines (`timedatectl set-ntp true`).';
  return off > farOffMs ? fail(says, todo) : warn(says, todo);
}

/** Whoever was asked for the time did not say it. */
export const clockUntold = (whom: string, why: string): Seen =>
  unknown(
    `${whom} was asked for the time, and did not say it: ${why}.`,
    'Compare `date -u` with a clock that you trust; see that NTP runs (`timedatectl`).',
  );
