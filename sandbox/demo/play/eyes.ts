import { allText, labelsIn } from '../../slack/people/client/texts.ts';
import type { ShownMessage } from '../../slack/people/shapes.ts';
import type { Actor, Place } from './stage.ts';

/** The text of a message as it is read. */
export const read = (message: Pick<ShownMessage, 'blocks'>): string => allText(message);

/** What is told there, without what can be pressed. */
export function wordsOf(message: Pick<ShownMessage, 'blocks'>): string {
  const labels = new Set(labelsIn(message));
  return read(message)
    .split('\n')
    .filter((line) => !labels.has(line))
    .join('\n');
}

/** The channel of the newest incident, its name, and its pinned status, once all of it stands. */
export async function placeOf(who: Actor): Promise<Place> {
  const { id: channel, topic } = await who.waitFor(
    async () => (await who.state()).channels.findLast((one) => /^INC-\d+ · /u.test(one.topic)),
    { what: "the incident's channel" },
  );
  const { ts: status } = await who.waitFor(() => statusIn(who, channel), {
    what: 'the pinned status',
  });
  return { incident: /^INC-\d+/u.exec(topic)?.[0] ?? '', channel, status };
}

/** The pinned message. */
export const statusIn = async (who: Actor, channel: string): Promise<ShownMessage | undefined> =>
  (await who.see(channel)).find(({ pinned }) => pinned);

/** The newest message of Sternway's in a channel that says this, once there is one. */
export async function messageIn(
  who: Actor,
  channel: string,
  { says, withinMs = 10_000 }: { readonly says: string; readonly withinMs?: number },
): Promise<ShownMessage> {
  const id = await who.idOf(channel);
  return who.waitForMessage(
    (one) => one.channel === id && one.author.app && read(one).includes(says),
    {
      what: `"${says}" in ${channel}`,
      withinMs,
    },
  );
}

/** The message of an incident's thread that says this, once there is one. */
export const inThread = (
  who: Actor,
  { channel, status }: Place,
  says: string,
  withinMs = 10_000,
): Promise<ShownMessage> =>
  who.waitFor(
    async () => (await who.thread(channel, status)).findLast((one) => read(one).includes(says)),
    { what: `"${says}" in the thread`, withinMs },
  );
