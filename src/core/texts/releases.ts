import type { Target } from '../ids.ts';
import type { OrderOf } from '../orders.ts';
import { liveNow, type TargetHistory, wayBack } from '../release/history.ts';
import { release, rollback, type Voice } from './voice.ts';
import { clock, oneLine } from './words.ts';

/** How many releases of a target are told, newest first. */
const mostReleases = 10;

/** The releases of each target, newest first: what is live, what was rolled back from, and where a way back would lead. */
export function releasesText(
  histories: readonly { readonly target: Target; readonly history: TargetHistory }[],
  voice: Voice,
): string {
  if (histories.length === 0) {
    return `No target is known. Register what is deployed: ${release(voice, 'register <service> <release> --commit <commit>')}.`;
  }
  return histories.map(({ target, history }) => ofTarget(target, history, voice)).join('\n\n');
}

function ofTarget(target: Target, history: TargetHistory, voice: Voice): string {
  const now = liveNow(history);
  if (now === undefined) {
    return `${target}: no release is registered.\n- Register one: ${release(voice, `register ${target} <release> --commit <commit>`)}.`;
  }
  const back = wayBack(history);
  const shown = history.live.toReversed().slice(0, mostReleases);
  const older = history.live.length - shown.length;
  return [
    `${target}:`,
    ...shown.map((live) => {
      const bad = history.rolledBackFrom.includes(live.version) ? ', rolled back from' : '';
      const mark = (live.digest ?? live.commit ?? 'not identified').slice(0, 19);
      const state = live === now ? 'live since' : 'went live';
      return `- release ${oneLine(live.version, 60)}: ${state} ${clock(live.since, voice)}${bad} (${mark}).`;
    }),
    ...(older > 0 ? [`- and ${older} older.`] : []),
    back === undefined
      ? '- No way back is known.'
      : `- The way back leads to release ${oneLine(back.version, 60)}: ${rollback(voice, target)}.`,
  ].join('\n');
}

/** What whoever registered a release is told. */
export const registeredText = ({ target, version }: OrderOf<'releaseRegister'>): string =>
  `Release ${oneLine(version, 100)} is on record for ${target}. Plans for ${target} count on it from now on.`;
