import { inThread, statusWith } from './eyes.ts';
import { isRefused, isTold, presses, types } from './hands.ts';
import type { Actor, Place, Stage } from './stage.ts';

const dayMs = 86_400_000;
/** A fortnight on: whoever takes something over needs time for it. */
const due = (): string => new Date(Date.now() + 14 * dayMs).toISOString().slice(0, 10);

/** The report is filled in already; people add what they alone know, and the authority closes. */
export async function lookBack(stage: Stage, place: Place): Promise<void> {
  const { first, second } = stage;
  const { channel } = place;
  const closing = { who: second, channel, text: '/incident close' };
  await isRefused(stage, { who: second, code: 'ReportNotReady' }, () => types(stage, closing));
  const says = (who: Actor, words: string): Promise<string> =>
    isTold(stage, who, () => types(stage, { who, channel, text: `/incident report ${words}` }));
  await says(second, 'write summary "Release 2 wrote wrong totals; every third purchase failed."');
  await says(second, 'factor add rehearsal nobody had tried the flag on every instance');
  await says(second, `follow-up add process @second-oncall ${due()} rehearse the flag each month`);
  await says(first, 'ready');
  await inThread(first, place, 'The report is finished');
  await close(stage, place);
}

/** Once the report is finished, the button is there. */
async function close(stage: Stage, place: Place): Promise<void> {
  const { second: who } = stage;
  const label = 'Close';
  const status = await statusWith(who, place.channel, label);
  await isTold(stage, who, () => presses(stage, { who, label }, status));
  await inThread(who, place, 'closed');
}
