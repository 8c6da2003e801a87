import { actorName, type Command, type Decision, decided, nothing, refused } from '../command.ts';
import type { OrderOf } from '../orders.ts';
import { refuse } from '../refusals.ts';
import type { Live, TargetHistory } from './history.ts';

const isSame = (known: Live, { digest, commit }: OrderOf<'releaseRegister'>): boolean =>
  known.digest === digest && known.commit === commit;

/** Puts a release on its target's record. Something immutable must identify it: a digest or a commit (capabilities, S26). */
export function register(
  { order, actor, at }: Pick<Command<'releaseRegister'>, 'order' | 'actor' | 'at'>,
  history: TargetHistory,
): Decision {
  const { target, version, digest, commit } = order;
  if (digest === undefined && commit === undefined) {
    return refused(refuse('NotIdentified', { version }));
  }
  const liveSince = order.liveSince ?? at;
  const known = history.live.findLast((live) => live.version === version);
  if (known && !isSame(known, order)) return refused(refuse('ReleaseUnclear', { target, version }));
  if (known?.since === liveSince) return nothing({ note: 'AlreadyRegistered', version });
  const by = actorName(actor);
  return decided({ type: 'ReleaseRegistered', target, version, digest, commit, liveSince, by });
}
