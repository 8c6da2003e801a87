import type { LockChange } from '../../app/ports/batch.ts';
import { Target } from '../../core/ids.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { type Holdings, ruleOn } from '../holdings.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { activeStrategy, containment, targetLock } from './schema.ts';

const { asc, inArray } = orm;

/** What a batch does to locks: the statements to send, or the target that somebody else has. */
export type LocksRuled =
  | { readonly write: readonly LockChange[] }
  | { readonly target: Target; readonly by: string };

/** Who has a target, and which strategy acts on it. */
export function lockRows(link: Link) {
  const { db } = link;
  return {
    /** What these targets are held by now. */
    of: (targets: readonly Target[]) => holdingsOf(link, targets),
    write: (change: LockChange): Promise<unknown> => write(link, change),
    all: async () => {
      const [held, active, contained] = await Promise.all([
        db.select().from(targetLock).orderBy(asc(targetLock.target)),
        db.select().from(activeStrategy).orderBy(asc(activeStrategy.target)),
        db.select().from(containment).orderBy(asc(containment.target), asc(containment.run)),
      ]);
      return {
        held: held.map(withTarget),
        active: active.map(withTarget),
        contained: contained.map(withTarget),
      };
    },
    clear: async (): Promise<void> => {
      await db.delete(containment);
      await db.delete(activeStrategy);
      await db.delete(targetLock);
    },
  };
}

/** Rules on each change as if those before it were stored. Nothing is, where one cannot be. */
export function ruleOnAll(
  changes: readonly LockChange[],
  found: ReadonlyMap<string, Holdings>,
): LocksRuled {
  const now = new Map(found);
  const toWrite: LockChange[] = [];
  for (const change of changes) {
    const there = now.get(change.target) ?? { holder: undefined, active: undefined };
    const ruling = ruleOn(change, there);
    if (typeof ruling !== 'string') return { target: change.target, by: ruling.held };
    if (ruling === 'stands') continue;
    toWrite.push(change);
    now.set(change.target, afterwards(there, change));
  }
  return { write: toWrite };
}

function afterwards({ holder, active }: Holdings, change: LockChange): Holdings {
  switch (change.do) {
    case 'hold':
      return { holder: change.incident, active };
    case 'release':
      return { holder: holder === change.incident ? undefined : holder, active };
    case 'activate':
      return { holder, active: change };
    case 'deactivate':
      return { holder, active: active?.epoch === change.epoch ? undefined : active };
    case 'contain':
    case 'uncontain':
      return { holder, active };
    default:
      return unreachable(change);
  }
}

function withTarget<Row extends { readonly target: string }>(row: Row) {
  return { ...row, target: intact(Target, row.target) };
}

async function holdingsOf(
  { db }: Link,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, Holdings>> {
  if (targets.length === 0) return new Map();
  const [held, active] = await Promise.all([
    db
      .select()
      .from(targetLock)
      .where(inArray(targetLock.target, [...targets])),
    db
      .select()
      .from(activeStrategy)
      .where(inArray(activeStrategy.target, [...targets])),
  ]);
  return new Map(
    targets.map((target) => [
      target,
      {
        holder: held.find((row) => row.target === target)?.incident,
        active: active.find((row) => row.target === target),
      },
    ]),
  );
}

function write(link: Link, change: LockChange): Promise<unknown> {
  switch (change.do) {
    case 'hold':
    case 'activate':
    case 'contain':
      return take(link, change);
    case 'release':
    case 'deactivate':
    case 'uncontain':
      return free(link, change);
    default:
      return unreachable(change);
  }
}

type Taking = Extract<LockChange, { readonly since: unknown }>;

function take({ ask }: Link, change: Taking): Promise<unknown> {
  const { target, incident, since } = change;
  switch (change.do) {
    case 'hold':
      return ask(
        'locks_hold',
        'INSERT INTO target_lock (target, incident, since) VALUES ($1, $2, $3)',
        [target, incident, since],
      );
    case 'activate':
      return ask(
        'locks_activate',
        'INSERT INTO active_strategy (target, incident, since, run, epoch) VALUES ($1, $2, $3, $4, $5)',
        [target, incident, since, change.run, change.epoch],
      );
    case 'contain':
      return ask(
        'locks_contain',
        `INSERT INTO containment (target, incident, since, run) VALUES ($1, $2, $3, $4)
          ON CONFLICT DO NOTHING`,
        [target, incident, since, change.run],
      );
    default:
      return unreachable(change);
  }
}

function free({ ask }: Link, change: Exclude<LockChange, Taking>): Promise<unknown> {
  switch (change.do) {
    case 'release':
      return ask('locks_release', 'DELETE FROM target_lock WHERE target = $1 AND incident = $2', [
        change.target,
        change.incident,
      ]);
    case 'deactivate':
      return ask(
        'locks_deactivate',
        'DELETE FROM active_strategy WHERE target = $1 AND epoch = $2',
        [change.target, change.epoch],
      );
    case 'uncontain':
      return ask('locks_uncontain', 'DELETE FROM containment WHERE target = $1 AND run = $2', [
        change.target,
        change.run,
      ]);
    default:
      return unreachable(change);
  }
}
