import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Behind, Day, Factor, FollowUpName, Outlet, Section } from './shapes.ts';

/** A section by who wrote it last; its words are in the log. */
export type Written = {
  readonly revision: number;
  readonly by: PersonId;
  readonly at: Instant;
};

export type FollowUp = Omit<EventOf<'FollowUpAdded'>, 'type' | 'texts' | 'by'> & {
  readonly addedAt: Instant;
  readonly status: 'open' | 'done' | 'dropped';
  readonly remindedAt: Instant | undefined;
  /** Where it stands outside. */
  readonly filed?: Pick<EventOf<'FollowUpFiled'>, 'tracker' | 'place' | 'issue'>;
  /** The playbook that has taken it up, as it was followed and as it is since. */
  readonly changed?: Pick<EventOf<'PlaybookChanged'>, 'playbook' | 'from' | 'to'>;
  /** Why it does not stand there. */
  readonly behind?: Behind | undefined;
};

/** What became of bringing a report to one place; `code`: why it is not there. */
export type Delivery = {
  readonly outcome: 'sending' | 'delivered' | 'failed';
  readonly code?: string | undefined;
};

/** The last time that it was published. */
export type Publication = {
  /** How often it was published, this time counted. */
  readonly publication: number;
  readonly at: Instant;
  readonly places: Readonly<Partial<Record<Outlet, Delivery>>>;
};

/** What an incident knows of its report. */
export type Report = {
  readonly owner: PersonId;
  readonly due: Day;
  readonly openedAt: Instant;
  readonly written: Readonly<Partial<Record<Section, Written>>>;
  /** Everybody who wrote in it: none of them signs it. */
  readonly writers: readonly PersonId[];
  readonly factors: readonly Factor[];
  readonly followUps: Readonly<Record<FollowUpName, FollowUp>>;
  readonly finishedAt: Instant | undefined;
  readonly signedBy: PersonId | undefined;
  readonly signedAt: Instant | undefined;
  readonly remindedAt: Instant | undefined;
  readonly published: Publication | undefined;
};

/** The report as it opens. */
export const opened = (owner: PersonId, due: Day, openedAt: Instant): Report => ({
  owner,
  due,
  openedAt,
  written: {},
  writers: [],
  factors: [],
  followUps: {},
  finishedAt: undefined,
  signedBy: undefined,
  signedAt: undefined,
  remindedAt: undefined,
  published: undefined,
});

export const openFollowUps = ({ followUps }: Report): readonly FollowUp[] =>
  Object.values(followUps).filter(({ status }) => status === 'open');
