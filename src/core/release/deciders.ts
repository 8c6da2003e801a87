import { canonical } from '../../lib/canonical.ts';
import { actorName, type Command, type Decision, decided, nothing, refused } from '../command.ts';
import { type Migration, MigrationClass } from '../impact/shapes.ts';
import type { OrderOf } from '../orders.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Live, TargetHistory } from './history.ts';

const isSame = (known: Live, { digest, commit }: OrderOf<'releaseRegister'>): boolean =>
  known.digest === digest && known.commit === commit;

/** `0042_drop_discount:destructive` → its name and class. */
function migrationOf(said: string): Migration {
  const [name = said, word] = said.split(':', 2);
  const known = MigrationClass.safeParse(word);
  return known.success ? { name, class: known.data } : { name };
}

type Carried = Pick<Live, 'migrations' | 'commits' | 'committedAt'>;

/** Said for the first time, or exactly as before. */
const fits = (known: unknown, said: unknown): boolean =>
  said === undefined || known === undefined || canonical(known) === canonical(said);

/** What is on record of a release is not changed under a plan that rests on it; what it carries can be said later. */
const agrees = (known: Live, order: OrderOf<'releaseRegister'>, said: Carried): boolean =>
  isSame(known, order) &&
  fits(known.migrations, said.migrations) &&
  fits(known.commits, said.commits) &&
  fits(known.committedAt, said.committedAt);

const carried = ['migrations', 'commits', 'committedAt'] as const;
const isNewsOf = (known: Live, said: Carried): boolean =>
  carried.some((field) => said[field] !== undefined && known[field] === undefined);

function unclear(
  order: OrderOf<'releaseRegister'>,
  known: Live | undefined,
  said: Carried,
): Refusal | undefined {
  const { target, version, digest, commit } = order;
  if (digest === undefined && commit === undefined) return refuse('NotIdentified', { version });
  return known && !agrees(known, order, said)
    ? refuse('ReleaseUnclear', { target, version })
    : undefined;
}

/** Puts a release on its target's record. Something immutable must identify it: a digest or a commit (capabilities, S26). */
export function register(
  { order, actor, at }: Pick<Command<'releaseRegister'>, 'order' | 'actor' | 'at'>,
  history: TargetHistory,
): Decision {
  const { target, version, digest, commit, commits, committedAt } = order;
  const liveSince = order.liveSince ?? at;
  const known = history.live.findLast((live) => live.version === version);
  const migrations = order.migrations?.map(migrationOf);
  const no = unclear(order, known, { migrations, commits, committedAt });
  if (no) return refused(no);
  if (known?.since === liveSince && !isNewsOf(known, { migrations, commits, committedAt })) {
    return nothing({ note: 'AlreadyRegistered', version });
  }
  const by = actorName(actor);
  return decided({
    type: 'ReleaseRegistered',
    target,
    version,
    digest,
    commit,
    ...(commits && { commits }),
    ...(migrations && { migrations }),
    liveSince,
    ...(committedAt && { committedAt }),
    by,
  });
}
