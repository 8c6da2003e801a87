import type { LockChange } from '../../app/ports/batch.ts';
import { Target } from '../../core/ids.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { activeStrategy, containment, targetLock } from './schema.ts';

const { and, eq } = orm;

type Change<Kind> = Extract<LockChange, { readonly do: Kind }>;
/** The incident that has the target, when that is why the change cannot be. */
type Holder = string | undefined;

/** Who has a target, and which strategy acts on it. */
export function lockRows({ db }: Store) {
  return {
    /** Makes the change, or answers which incident has the target and leaves everything as it is. */
    apply(change: LockChange): Holder {
      switch (change.do) {
        case 'hold':
          return hold(db, change);
        case 'release':
          return release(db, change);
        case 'activate':
          return activate(db, change);
        case 'deactivate':
          return deactivate(db, change);
        case 'contain':
          return contain(db, change);
        case 'uncontain':
          return uncontain(db, change);
        default:
          return unreachable(change);
      }
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

function holderOf(db: Store['db'], target: string): Holder {
  return db.select().from(targetLock).where(eq(targetLock.target, target)).get()?.incident;
}

function hold(db: Store['db'], { target, incident, since }: Change<'hold'>): Holder {
  const holder = holderOf(db, target);
  if (holder !== undefined) return holder === incident ? undefined : holder;
  db.insert(targetLock).values({ target, incident, since }).run();
  return undefined;
}

function release(db: Store['db'], { target, incident }: Change<'release'>): undefined {
  db.delete(targetLock)
    .where(and(eq(targetLock.target, target), eq(targetLock.incident, incident)))
    .run();
}

function activate(db: Store['db'], change: Change<'activate'>): Holder {
  const { target, incident, run, epoch, since } = change;
  const holder = holderOf(db, target);
  if (holder !== undefined && holder !== incident) return holder;
  const there = db.select().from(activeStrategy).where(eq(activeStrategy.target, target)).get();
  if (there) return there.run === run && there.epoch === epoch ? undefined : there.incident;
  db.insert(activeStrategy).values({ target, incident, run, epoch, since }).run();
  return undefined;
}

function deactivate(db: Store['db'], { target, epoch }: Change<'deactivate'>): undefined {
  db.delete(activeStrategy)
    .where(and(eq(activeStrategy.target, target), eq(activeStrategy.epoch, epoch)))
    .run();
}

/** Under the lock of its own incident; another incident's is what refuses it. */
function contain(db: Store['db'], { target, run, incident, since }: Change<'contain'>): Holder {
  const holder = holderOf(db, target);
  if (holder !== undefined && holder !== incident) return holder;
  db.insert(containment).values({ target, run, incident, since }).onConflictDoNothing().run();
  return undefined;
}

function uncontain(db: Store['db'], { target, run }: Change<'uncontain'>): undefined {
  db.delete(containment)
    .where(and(eq(containment.target, target), eq(containment.run, run)))
    .run();
}
