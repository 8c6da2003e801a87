import { type Decision, decided, refused } from '../command.ts';
import type { PersonId, Target } from '../ids.ts';
import type { OrderOf } from '../orders.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { TargetHistory } from '../release/history.ts';
import { Commit } from '../release/orders.ts';
import { type Asked, standsAgainst } from './freeze.ts';

/** A target on which something may be frozen, and whether whoever orders may speak for it. */
export type FrozenPlace = {
  readonly target: Target;
  readonly history: TargetHistory;
  readonly no: Refusal | undefined;
};

/**
 * Names what fixed a frozen change, on every target that the words mean and that this person speaks for. `isMeant` says
 * whether the words are the name of a target. Refuses `NothingFrozen`, or what keeps this person from speaking for it.
 */
export function fixed(
  { what, fix }: OrderOf<'releaseFixed'>,
  by: PersonId,
  places: readonly FrozenPlace[],
  isMeant: (target: Target) => boolean,
): Decision {
  const all = places.flatMap(({ target, history, no }) =>
    history.frozen.map(({ version }) => ({ target, version, no })),
  );
  const meant = all.filter(({ target, version }) => isMeant(target) || version === what);
  const [first] = meant;
  if (!first) {
    const frozen = all.map(({ target, version }) => `release ${version} on ${target}`);
    return refused(refuse('NothingFrozen', { said: what, frozen }));
  }
  const own = meant.filter(({ no }) => no === undefined);
  if (own.length === 0 && first.no) return refused(first.no);
  const commit = Commit.safeParse(fix.trim().toLowerCase());
  return decided(
    ...own.map(({ target, version }) => ({
      type: 'ChangeFixed' as const,
      target,
      version,
      ...(commit.success ? { commit: commit.data } : {}),
      by,
      texts: { fix },
    })),
  );
}

/** Why this release may not go out to the target; undefined where nothing frozen stands against it. */
export function frozenOut(
  target: Target,
  history: TargetHistory,
  asked: Asked,
): Refusal<'ReleaseFrozen'> | undefined {
  const found = standsAgainst(history, asked);
  return (
    found &&
    refuse('ReleaseFrozen', {
      target,
      asked: asked.version ?? asked.digest,
      frozen: found.frozen.version,
      incident: found.frozen.incident,
      why: found.why,
      fix: found.frozen.fix,
    })
  );
}
