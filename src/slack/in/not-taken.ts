import type { Answer } from '../../core/answer.ts';
import { slackAnswers, typedBefore } from '../../core/texts/slack-answers.ts';
import { type Carried, carriedIn } from '../forms/carried.ts';
import { blockOf } from '../forms/parts.ts';
import { type FieldErrors, type Sent, typedIn } from '../forms/read.ts';
import { tellForm } from '../forms/tell.ts';
import { cut } from '../limits/cut.ts';
import { wordsOf } from './words-of.ts';

/** The kind of blank in which an order is put right that was refused so. */
const blankFor: Readonly<Record<string, string>> = {
  UnknownPerson: '@person',
  AccountClosed: '@person',
  NotOnRoster: '@person',
  UnknownPlan: 'plan',
  PlanAlreadyRun: 'plan',
  UnknownStep: 'step',
  UnknownCheck: 'check',
  UnknownFollowUp: 'lesson',
  UnknownService: 'service',
  TargetUnknown: 'service',
  SamePlaybook: 'version',
  OtherPlaybook: 'version',
  EvidenceMissing: 'evidence',
  ReasonMissing: 'reason',
  TargetNotTyped: 'typed',
};

/** The same for the form that declares. */
const declaredIn: Readonly<Record<string, string>> = {
  TargetUnknown: 'targets',
  UnknownService: 'targets',
  TargetHasIncident: 'targets',
  HurtSinceUnfit: 'since',
};

/** What an error under a field may be long. */
const mostError = 500;

/** What is wrong with the field that the refusal is about, where the form asked for it: then what was typed stays there. */
export function wrongField(view: Sent, answer: Answer): FieldErrors | undefined {
  if (answer.accepted) return undefined;
  const { refusal } = answer;
  const carried = carriedIn(view.private_metadata ?? '');
  const name = carried && fieldIn(carried, refusal.code);
  if (name === undefined) return undefined;
  // Whom Slack offers was chosen from a list: the id of the account says nothing to whoever chose it.
  const said =
    refusal.code === 'UnknownPerson'
      ? slackAnswers.chosenUnknown
      : `${refusal.reason} ${refusal.lift}`;
  return { [blockOf(name)]: cut(said, mostError) };
}

function fieldIn(carried: Carried, code: string): string | undefined {
  if (carried.form === 'declare') return declaredIn[code];
  if (carried.form !== 'fill') return undefined;
  return carried.blanks.find(({ kind }) => kind === blankFor[code])?.name;
}

/** A refusal in the place of a form, with the words that were typed into that one: they are not lost. */
export const notDone = (view: Sent, answer: Answer) =>
  tellForm('Not done', [wordsOf(answer), ...typedBefore(typedIn(view))].join('\n'));
