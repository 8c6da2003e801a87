import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Overdue } from './shapes.ts';

/** What was asked for one need, and what became of it when nobody answered. */
export type Asked = {
  readonly at: Instant;
  readonly until: Instant | undefined;
  readonly lapsed: Overdue | undefined;
};

export type Approval = Pick<
  EventOf<'ApprovalGiven'>,
  'step' | 'person' | 'roles' | 'until' | 'ahead'
> & { readonly at: Instant };

export type Denial = Pick<EventOf<'ApprovalDenied'>, 'step' | 'person' | 'roles'> & {
  readonly at: Instant;
};

/** All that was asked and answered about one plan. A person's later answer takes the place of the earlier one. */
export type Answers = {
  readonly asked: Readonly<Record<string, Asked>>;
  readonly given: readonly Approval[];
  readonly denied: readonly Denial[];
  /** The plan was not what would have run when somebody wanted it to: nobody is asked about it any more. */
  readonly isStale: boolean;
};

export const noAnswers: Answers = { asked: {}, given: [], denied: [], isStale: false };

type By = { readonly person: PersonId; readonly step?: string | undefined };

/** Everything but what this person said about this plan or step. */
export const withoutAnswerOf = (answers: Answers, { person, step }: By): Answers => {
  const isOther = (one: By): boolean => one.person !== person || one.step !== step;
  return {
    ...answers,
    given: answers.given.filter(isOther),
    denied: answers.denied.filter(isOther),
  };
};
