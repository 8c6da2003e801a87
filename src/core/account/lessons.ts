import type { EventOf } from '../events.ts';
import type { Instant } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Happened } from '../timeline/entries.ts';
import { toldOf } from './told.ts';

/** A change of a playbook that was asked for: since when it is made, and from what to what. Undefined as long as it is open. */
export type LessonAccount = {
  readonly followUp: string;
  readonly changed: LessonChange | undefined;
};
type LessonChange = { readonly at: Instant } & Pick<
  EventOf<'PlaybookChanged'>,
  'playbook' | 'from' | 'to' | 'changes' | 'others'
>;

/** Every lesson for a playbook that nobody dropped, nor closed without saying which version has it. */
export const lessonsOf = (
  log: readonly Happened[],
  { report }: Incident,
): readonly LessonAccount[] =>
  Object.values(report?.followUps ?? {})
    .filter(
      ({ aim, status, changed }) =>
        aim === 'playbook_change' && (status === 'open' || changed !== undefined),
    )
    .map(({ followUp }) => {
      const told = toldOf(log, 'PlaybookChanged').find(({ event }) => event.followUp === followUp);
      return { followUp, changed: told && { ...told.event, at: told.at } };
    });
