import { frozenOut } from '../../core/freeze/deciders.ts';
import type { Target } from '../../core/ids.ts';
import { type Refusal, refuse } from '../../core/refusals.ts';
import { type Live, liveNow, wayBack } from '../../core/release/history.ts';
import { loadTarget } from '../incidents.ts';
import type { Ship } from '../ship.ts';

/** From which release a plan leads, and to which. */
export type Way = { readonly from: Version; readonly to: Version };
type Version = Pick<Live, 'version'> & Partial<Pick<Live, 'digest'>>;

/** The way back of a target: to the release that was named, else to the last good one; or why there is none. */
export async function wayFor(
  { registry }: Pick<Ship, 'registry'>,
  target: Target,
  named: string | undefined,
): Promise<Way | Refusal> {
  const { state } = await loadTarget(registry, target);
  const from = liveNow(state);
  const known = [...new Set(state.live.map(({ version }) => version))];
  const to =
    named === undefined ? wayBack(state) : state.live.findLast(({ version }) => version === named);
  if (named !== undefined && !to) return refuse('UnknownRelease', { target, said: named, known });
  const no = to && frozenOut(target, state, to);
  if (no && isKnownToBringIt(no)) return no;
  return from && to && to.version !== from.version
    ? { from, to }
    : refuse('NoWayBack', { target, known });
}

/** What nobody knows keeps a pipeline out, never people from their way back: that is refused only where the change is known to be in it. */
const isKnownToBringIt = ({ facts: { why } }: Refusal<'ReleaseFrozen'>): boolean =>
  why === 'same' || why === 'contains';

/** Any other strategy leaves the release that is live where it is; where nobody registered one it still may be followed. */
export async function stayingOn(
  { registry }: Pick<Ship, 'registry'>,
  target: Target,
): Promise<Way> {
  const live = liveNow((await loadTarget(registry, target)).state);
  const stays = { version: live?.version ?? 'unknown', digest: live?.digest };
  return { from: stays, to: stays };
}
