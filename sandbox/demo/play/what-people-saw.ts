import type { ShownMessage } from '../../slack/people/shapes.ts';
import type { Timeline } from '../played.ts';
import { read } from './eyes.ts';
import { type Actor, type Place, patienceMs } from './stage.ts';

/**
 * What was not as people have to see it, one sentence each: one pinned status, one line of announcement, every rung
 * said once, and every entry of the timeline told in the thread as often as it is there.
 */
export async function whatPeopleSaw(
  who: Pick<Actor, 'see' | 'thread' | 'waitFor'>,
  { incident, channel, status }: Place,
  { entries }: Timeline,
): Promise<readonly string[]> {
  const look = async () => [
    ...standing(await who.see(channel), incident),
    ...announced(await who.see('#incidents'), incident),
    ...told(await who.thread(channel, status), entries),
  ];
  // Slack is told a moment after the record. What is right stays right; what is not so far may become it.
  let found = await look();
  const settled = async () => {
    found = await look();
    return found.length === 0;
  };
  await who.waitFor(settled, { withinMs: patienceMs }).catch(() => undefined);
  return found;
}

const ofSternway = (seen: readonly ShownMessage[]) => seen.filter(({ author }) => author.app);

/** Acting twice: the course was changed once. */
const expected = ['acting', 'acting', 'mitigated', 'validating', 'recovered', 'closed'];

function standing(seen: readonly ShownMessage[], incident: string): readonly string[] {
  const pinned = seen.filter((one) => one.pinned);
  const [status] = pinned;
  const rungs = ofSternway(seen).flatMap(
    (one) =>
      new RegExp(`${incident} is (?<rung>${expected.join('|')})`, 'u').exec(read(one))?.groups?.[
        'rung'
      ] ?? [],
  );
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
    const times = countOf(text, lines);
    const due = entries.reduce((sum, entry) => sum + countOf(text, squeezed(entry.text)), 0);
    return times === due ? [] : [`The thread tells ${times} times instead of ${due}: ${text}`];
  });
}

const countOf = (text: string, lines: string): number => lines.split(squeezed(text)).length - 1;

const squeezed = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
