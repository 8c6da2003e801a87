import type { Instant, PersonId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { PublicUpdate } from '../public-updates/state.ts';
import type { Happened } from '../timeline/entries.ts';
import { toldOf, type Words, wordsOf } from './told.ts';

/** What the public was told, or was to be told, and what became of it. `behind`: why the status page did not take it last. */
export type PublicUpdateAccount = Pick<
  PublicUpdate,
  'update' | 'stage' | 'status' | 'drafter' | 'behind'
> & {
  readonly text: Words;
  readonly drafted: Instant;
  /** When it was approved last, and by whom. */
  readonly approved: Instant | undefined;
  readonly approver: PersonId | undefined;
  /** Since when the status page has it, and where. */
  readonly taken: Instant | undefined;
  readonly link: string | undefined;
};

/** Every public update, in the order in which they were drafted. */
export function publicUpdatesOf(
  log: readonly Happened[],
  { publicUpdates }: Incident,
): readonly PublicUpdateAccount[] {
  const drafts = toldOf(log, 'UpdateDrafted');
  const approvals = toldOf(log, 'UpdateApproved');
  const takes = toldOf(log, 'UpdateTaken');
  return Object.values(publicUpdates).map(
    ({ update, stage, status, drafter, draftedAt: drafted, behind }) => {
      const draft = drafts.find(({ event }) => event.update === update);
      const approval = approvals.findLast(({ event }) => event.update === update);
      const take = takes.findLast(({ event }) => event.update === update);
      const text = draft && wordsOf(draft, 'text');
      return {
        update,
        stage,
        status,
        drafter,
        drafted,
        behind,
        text,
        approved: approval?.at,
        approver: approval?.event.because.person,
        taken: take?.at,
        link: take?.event.link,
      };
    },
  );
}
