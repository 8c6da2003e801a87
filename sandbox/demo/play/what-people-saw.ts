import type { ShownMessage } from '../../slack/people/shapes.ts';
import type { Timeline } from '../played.ts';
import { read } from './eyes.ts';
import type { Place, Stage } from './stage.ts';

/**
 * What was not as people have to see it, one sentence each: one pinned status, one line of announcement, every rung
 * said once, and every entry of the timeline told in the thread exactly once.
 */
export async function whatPeopleSaw(
  { second }: Stage,
  { incident, channel, status }: Place,
  { entries }: Timeline,
): Promise<readonly string[]> {
  const settled = async () => {
    const found = [
      ...standing(await second.see(channel), incident),
      ...announced(await second.see('#incidents'), incident),
      ...told(await second.thread(channel, status), entries),
    ];
    return found;
  };
  let found = await settled();
  await second
    .waitFor(async () => {
      found = await settled();
      return found.length === 0;
    })
    .catch(() => undefined);
  return found;
}

const ofSternway = (seen: readonly ShownMessage[]) => seen.filter(({ author }) => author.app);

function standing(seen: readonly ShownMessage[], incident: string): readonly string[] {
  const pinned = seen.filter((one) => one.pinned);
  const [status] = pinned;
  const rungs = ofSternway(seen).flatMap(
    (one) =>
      new RegExp(`${incident} is (?<rung>\\w+)`, 'u').exec(read(one))?.groups?.['rung'] ?? [],
  );
  const expected = ['acting', 'mitigated', 'validating', 'recovered', 'closed'];
  return [
    ...(pinned.length === 1 ? [] : [`${pinned.length} messages are pinned instead of one.`]),
    ...(status && read(status).includes('closed')
      ? []
      : ['The pinned status does not say closed.']),
    ...(rungs.join() === expected.join()
      ? []
      : [`The channel tells the rungs ${rungs.join(', ')}.`]),
  ];
}

function announced(seen: readonly ShownMessage[], incident: string): readonly string[] {
  const lines = ofSternway(seen).filter((one) => read(one).includes(incident));
  const [line] = lines;
  return [
    ...(lines.length === 1 ? [] : [`The incident was announced ${lines.length} times.`]),
    ...(line && read(line).includes('closed') ? [] : ['The announcement does not say closed.']),
  ];
}

function told(thread: readonly ShownMessage[], entries: Timeline['entries']): readonly string[] {
  const lines = squeezed(ofSternway(thread).slice(1).map(read).join('\n'));
  return entries.flatMap(({ text }) => {
    const times = lines.split(squeezed(text)).length - 1;
    return times === 1 ? [] : [`The thread tells ${times} times: ${text}`];
  });
}

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
