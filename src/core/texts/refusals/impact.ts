import type { Refusals } from '../../impact/refusals.ts';
import { lossesText, reasonText } from '../impact.ts';
import { incident, release, rollback } from '../voice.ts';
import { list, oneLine, people, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

/** Refusals about data and what has to be said before a plan may start. */
export const impactRefusals: RefusalTexts<Refusals> = {
  ConstraintForbids: ({ step, dataset, how, constraint }, voice) => ({
    reason: `Step ${oneLine(step, 60)} would ${how} ${oneLine(dataset, 60)}, which has to be kept (${oneLine(constraint, 60)}). Nobody can override that here, and taking command does not either. Nothing moved.`,
    lift: `Use a playbook that leaves ${oneLine(dataset, 60)} alone: ${rollback(voice, 'plan <service> playbook <playbook>')}. Stopping the damage still works: ${rollback(voice, 'switch wait "<reason>"')}. Only an edit of the service's datasets in sternway.yaml changes the rule.`,
  }),
  EffectsUnknown: ({ plan, target }, voice) => ({
    reason: `Nobody has declared what ${target} does that a rollback leaves as it is: rows, messages, payments. Nothing moved.`,
    lift: `Whoever decides accepts that by name, in the dialog of ${rollback(voice, `go ${plan}`)} or beside its digest with --accept unknown-effects. The service's owner ends it by declaring effects in sternway.yaml.`,
  }),
  DataImpactUnknown: ({ plan, releases }, voice) => ({
    reason: `Nobody has said whether release ${list(releases.map((one) => oneLine(one, 40)))} changed data that the older one reads. Nothing moved.`,
    lift: `Whoever decides accepts that by name, in the dialog of ${rollback(voice, `go ${plan}`)} or beside its digest with --accept unknown-data; finding out is then left to do. Or say it now: ${release(voice, 'register <service> <release> --commit <commit> --migration none')}.`,
  }),
  TargetNotTyped: ({ plan, typed, wanted, why }, voice) => ({
    reason: sentences(
      typed === undefined
        ? `${plan} needs its target typed, so that nobody starts it by a tap`
        : `You typed ${quoted(typed)}, and ${plan} is about ${wanted}`,
      `Why: ${list(why.map(reasonText))}`,
      'Nothing moved',
    ),
    lift: `Type ${quoted(wanted)} in the dialog of ${rollback(voice, `go ${plan}`)}, or beside its digest after --typed.`,
  }),
  DataLossUnsigned: ({ plan, losses, owners, number }, voice) => ({
    reason: `${plan} would lose ${lossesText(losses)}. That is more than may be lost unless the data's owner signs for it. Nothing moved.`,
    lift: sentences(
      `${people(owners, voice)} can give it up by its number: ${rollback(voice, `lose ${plan} ${number}`)}`,
      'While people go on writing the number grows, so stop the writing first',
    ),
  }),
  LossDiffers: ({ plan, said, shown }, voice) => ({
    reason: `You typed ${said}, and what was shown to be lost is ${shown}. Nothing was signed.`,
    lift: `Look again, ${rollback(voice, `dry-run ${plan}`)}, and if it is right, type ${rollback(voice, `lose ${plan} ${shown}`)}.`,
  }),
  NothingToLose: ({ plan }, voice) => ({
    reason: `The card of ${plan} shows no loss of data that has to be signed. Nothing was signed.`,
    lift: `See the card as it is now: ${rollback(voice, `go ${plan}`)}.`,
  }),
  UnknownAssumption: ({ said, assumptions }, voice) => ({
    reason: sentences(
      `Nothing that was taken for granted has the number ${oneLine(said, 10)}`,
      assumptions.length === 0
        ? 'The plan takes nothing for granted'
        : `There are ${list(assumptions.map((one) => oneLine(one, 120)))}`,
    ),
    lift: `${rollback(voice, 'dry-run')} lists what a plan takes for granted; then for example ${incident(voice, 'assume 1 held <evidence>')}.`,
  }),
};
