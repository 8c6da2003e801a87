import type { Against } from '../../freeze/freeze.ts';
import type { Refusals } from '../../freeze/refusals.ts';
import { incident, release, rollback } from '../voice.ts';
import { list, oneLine, quoted, sentences, shout } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Why a release is kept out, by how it hangs together with the one that was rolled back from. */
const reasons: Readonly<Record<Against, string>> = {
  same: 'It is that release',
  contains: 'This one contains its commits',
  unknown: 'Nobody said which commits both contain, so the target is kept from every new release',
  'without-fix': 'This one contains its commits without the fix that was named',
};

/** Refusals about changes that stay out. */
export const freezeRefusals: RefusalTexts<Refusals> = {
  ReleaseFrozen: ({ target, asked, frozen, incident: id, why, fix }, voice) => ({
    reason: sentences(
      `${asked === undefined ? 'This release' : `Release ${quoted(asked)}`} may not go to ${target}: the change of release ${quoted(frozen)} was rolled back in ${id} and is frozen`,
      reasons[why],
      'Releases that were live before it still may',
    ),
    lift: sentences(
      fix === undefined
        ? undefined
        : `A release that contains ${oneLine(fix, 64)} may go out: tell its commits`,
      `A person of the owning team or on the roster names the fix: ${release(voice, `fixed ${target} <fix commit>`)}`,
      why === 'unknown' ? 'A release that tells its commits is judged by them' : undefined,
    ),
  }),
  NothingFrozen: ({ said, frozen }, voice) => ({
    reason: `Nothing is frozen under the name ${quoted(said)}, so nothing changed. ${frozen.length === 0 ? 'Nothing is frozen at all.' : `Frozen: ${list(frozen.map((one) => oneLine(one, 90)))}.`}`,
    lift: `Name the release or the target as ${rollback(voice, 'where')} shows it: ${release(voice, 'fixed <release> <fix commit>')}.`,
  }),
  GateClosed: ({ target, by }, voice) => ({
    reason: `${by === undefined ? `A private incident holds ${target}` : `${shout(by.mode)}${by.incident} holds ${target} (${by.course})`}, and this release is not what it follows: deploying it now would be an uncoordinated change. Everything else goes on.`,
    lift:
      by === undefined
        ? `Whoever is on call for the service knows who decides there: they let it through, or have you let in with ${incident(voice, 'invite <@you>')}.`
        : `Whoever decides in ${by.incident} lets it through by following it: ${rollback(voice, 'switch fix-forward <reason>')} with --for and the release; or ends there: ${incident(voice, 'close')}.${by.mode === 'drill' ? ' A live incident that is declared there ends the drill at once.' : ''}`,
  }),
};
