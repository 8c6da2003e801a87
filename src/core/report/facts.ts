import type { FrozenPlan } from '../plan/plan.ts';
import type { Refusal } from '../refusals.ts';
import type { Reachable } from './publishing.ts';
import type { OpenLesson } from './shapes.ts';

/** What an order about the report rests on. */
export type ReportFacts = {
  /** The section that is written, as it reads now; null where it was erased, undefined where nobody has written it or it was not looked up. */
  readonly standing?: string | null | undefined;
  /** What there is to publish to; looked up for publishing. */
  readonly reachable?: Reachable | undefined;
  /** The plan that was carried out, as its playbook would make it now, or why it makes none; looked up for `playbookChange`. */
  readonly planAgain?: FrozenPlan | Refusal | undefined;
  /** What was learned and the playbook of a new plan has not taken up. */
  readonly lessons?: readonly OpenLesson[] | undefined;
};
