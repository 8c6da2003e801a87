import { allText, labelsIn } from '../../slack/people/client/texts.ts';
import type { ShownMessage } from '../../slack/people/shapes.ts';
import { type Actor, type Place, patienceMs } from './stage.ts';

/** The text of a message as it is read. */
export const read = (message: Pick<ShownMessage, 'blocks'>): string => allText(message);

/** What is told there, without what can be pressed. */
export function wordsOf(message: Pick<ShownMessage, 'blocks'>): string {
  const labels = new Set(labelsIn(message));
  return read(message)
    .split('\n')
    .filter((line) => !labels.has(line))
    .map(unmarked)
    .join('\n');
}

/** Without the marks that Slack shows as bold letters and as names. */
const unmarked = (line: string): string =>
  line
    .replaceAll(/<[#@][A-Z0-9]+>/gu, '')
    .replaceAll(/\*(?<bold>[^*]+)\*/gu, '$<bold>')
    .trim();

/** The channel of the newest incident, its name, and its pinned status, once all of it stands. */
export async function placeOf(who: Actor): Promise<Place> {
  const { id: channel, topic } = await who.waitFor(
    async () => (await who.state()).channels.findLast((one) => /^INC-\d+ · /u.test(one.topic)),
    { what: "the incident's channel", withinMs: patienceMs },
  );
  const { ts: status } = await who.waitFor(() => statusIn(who, channel), {
    what: 'the pinned status',
    withinMs: patienceMs,
  });
  return { incident: /^INC-\d+/u.exec(topic)?.[0] ?? '', channel, status };
}

/** The pinned message. */
const statusIn = async (who: Actor, channel: string): Promise<ShownMessage | undefined> =>
  (await who.see(channel)).find(({ pinned }) => pinned);

/** The newest message of Sternway's in a channel that says this, once there is one. */
export async function messageIn(
  who: Actor,
  channel: string,
  { says, withinMs = patienceMs }: { readonly says: string; readonly withinMs?: number },
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

/** The newest message in which this person is asked something and can press this, in a channel or their own messages. */
export const askedWith = (who: Actor, label: string): Promise<ShownMessage> =>
  who.waitForMessage((one) => one.author.app && labelsIn(one).includes(label), {
    what: `[${label}] for ${who.name}`,
    withinMs: patienceMs,
  });

/** The message of an incident's thread that says this, once there is one. */
export const inThread = (
  who: Actor,
  { channel, status }: Place,
  says: string,
  withinMs = patienceMs,
): Promise<ShownMessage> =>
  who.waitFor(
    async () => (await who.thread(channel, status)).findLast((one) => read(one).includes(says)),
    { what: `"${says}" in the thread`, withinMs },
  );

/** The pinned status, once it has this button. */
export const statusWith = (who: Actor, channel: string, label: string): Promise<ShownMessage> =>
  who.waitFor(
    async () => {
      const now = await statusIn(who, channel);
      return now && labelsIn(now).includes(label) && now;
    },
    { what: `[${label}] on the status`, withinMs: patienceMs },
  );
