import type { LockChange } from '../../app/ports/batch.ts';
import { Target } from '../../core/ids.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { type Holdings, ruleOn } from '../holdings.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { activeStrategy, containment, targetLock } from './schema.ts';

const { and, eq } = orm;

type Change<Kind> = Extract<LockChange, { readonly do: Kind }>;

/** Who has a target, and which strategy acts on it. */
export function lockRows({ db }: Store) {
  return {
    /** Makes the change, or answers which incident has the target and leaves everything as it is. */
    apply(change: LockChange): string | undefined {
      const ruling = ruleOn(change, holdingsOf(db, change.target));
      if (ruling === 'write') write(db, change);
      return typeof ruling === 'string' ? undefined : ruling.held;
    },
    all: () => ({
      held: db.select().from(targetLock).all().map(withTarget),
      active: db.select().from(activeStrategy).all().map(withTarget),
      contained: db.select().from(containment).all().map(withTarget),
    }),
    clear(): void {
      db.delete(containment).run();
      db.delete(activeStrategy).run();
      db.delete(targetLock).run();
    },
  };
}

function withTarget<Row extends { readonly target: string }>(row: Row) {
  return { ...row, target: intact(Target, row.target) };
}

function holdingsOf(db: Store['db'], target: string): Holdings {
  return {
    holder: db.select().from(targetLock).where(eq(targetLock.target, target)).get()?.incident,
    active: db.select().from(activeStrategy).where(eq(activeStrategy.target, target)).get(),
  };
}

function write(db: Store['db'], change: LockChange): void {
  switch (change.do) {
    case 'hold':
      return void db.insert(targetLock).values(change).run();
    case 'release':
      return release(db, change);
    case 'activate':
      return void db.insert(activeStrategy).values(change).run();
    case 'deactivate':
      return deactivate(db, change);
    case 'contain':
      return void db.insert(containment).values(change).onConflictDoNothing().run();
    case 'uncontain':
      return uncontain(db, change);
    default:
      return unreachable(change);
  }
}

function release(db: Store['db'], { target, incident }: Change<'release'>): void {
  db.delete(targetLock)
    .where(and(eq(targetLock.target, target), eq(targetLock.incident, incident)))
    .run();
}

function deactivate(db: Store['db'], { target, epoch }: Change<'deactivate'>): void {
  db.delete(activeStrategy)
    .where(and(eq(activeStrategy.target, target), eq(activeStrategy.epoch, epoch)))
    .run();
}

function uncontain(db: Store['db'], { target, run }: Change<'uncontain'>): void {
  db.delete(containment)
    .where(and(eq(containment.target, target), eq(containment.run, run)))
    .run();
}
