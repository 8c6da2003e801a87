import type { Refusals } from '../../release/refusals.ts';
import { incident, release, rollback } from '../voice.ts';
import { list, oneLine, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const known = (versions: readonly string[]): string =>
  versions.length === 0
    ? 'No release is registered there'
    : `Registered there: ${list(versions.map((version) => oneLine(version, 40)))}`;

/** Refusals about releases and the way back. */
export const releaseRefusals: RefusalTexts<Refusals> = {
  NoWayBack: ({ target, known: versions }, voice) => ({
    reason: `No earlier release of ${target} is known that was not rolled back from itself. ${known(versions)}. No plan was made.`,
    lift: `Register one that was live before: ${release(voice, `register ${target} <release> --commit <commit> --live-since <time>`)}. Or name one: ${rollback(voice, `plan ${target} to <release>`)}.`,
  }),
  UnknownRelease: ({ target, said, known: versions }, voice) => ({
    reason: `${target} has no release ${quoted(said)}. ${known(versions)}.`,
    lift:
      versions[0] === undefined
        ? `Register it: ${release(voice, `register ${target} <release> --commit <commit>`)}.`
        : `Take one of these: ${rollback(voice, `plan ${target} to <release>`)}. Or register it: ${release(voice, `register ${target} <release> --commit <commit>`)}.`,
  }),
  ReleaseUnclear: ({ target, version }, voice) => ({
    reason: `Release ${quoted(version)} of ${target} is registered already with another digest or commit. One name may not mean two things; the first entry stays.`,
    lift: `Register it under another name: ${release(voice, `register ${target} <release> --commit <commit>`)}. What is there: ${release(voice, 'list')}.`,
  }),
  NotIdentified: ({ version }, voice) => ({
    reason: `Nothing immutable identifies release ${quoted(version)}: a name can be moved, a digest or a commit cannot. It was not registered.`,
    lift: `Add one of them: ${release(voice, 'register <service> <release> --commit <commit>')}, or --digest with the image's sha256.`,
  }),
  NoPlaybook: ({ service }, voice) => ({
    reason: `No playbook says how to roll back ${quoted(service)}. The incident, its record and notes still work.`,
    lift: `Whoever owns the service names its playbook in sternway.yaml, or name one now: ${rollback(voice, 'plan <service> playbook <playbook>')}. What you do by hand: ${incident(voice, 'note <text>')}.`,
  }),
  PlaybookBroken: ({ playbook, problems }, voice) => ({
    reason: sentences(
      `The playbook ${quoted(playbook)} has ${problems.length === 1 ? 'an error' : 'errors'}, so no plan was made`,
      list(
        problems.map((problem) => oneLine(problem, 200)),
        5,
      ),
    ),
    lift: `Its owner corrects it; then type ${rollback(voice, 'plan <service>')} again. Or use another: ${rollback(voice, 'plan <service> playbook <playbook>')}.`,
  }),
  SeveralServices: ({ services }, voice) => ({
    reason: `One plan rolls back one service, and this names ${list(services)}. No plan was made.`,
    lift: `Make one plan each: ${rollback(voice, `plan ${services[0] ?? '<service>'}`)}.`,
  }),
};
