import { inThread } from './eyes.ts';
import { isTold, types } from './hands.ts';
import type { Place, Stage } from './stage.ts';

const dayMs = 86_400_000;
/** A fortnight on: whoever takes something over needs time for it. */
const due = (): string => new Date(Date.now() + 14 * dayMs).toISOString().slice(0, 10);

/** What people add to a report that is filled in already, then its owner says that it is whole. */
export async function lookBack(stage: Stage, place: Place): Promise<void> {
  const { first, second } = stage;
  const says = (who: typeof first, words: string): Promise<string> =>
    isTold(stage, who, () =>
      types(stage, { who, channel: place.channel, text: `/incident report ${words}` }),
    );
  await says(second, 'write summary "Release 2 wrote wrong totals; every third purchase failed."');
  await says(second, 'factor add rehearsal nobody had tried the flag on every instance');
  await says(second, `follow-up add process @second-oncall ${due()} rehearse the flag each month`);
  await says(first, 'owner @first-oncall');
  await says(first, 'ready');
  await inThread(first, place, 'The report is finished');
}
