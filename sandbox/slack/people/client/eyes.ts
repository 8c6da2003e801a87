import { z } from 'zod';
import {
  channelPage,
  type OpenView,
  type PersonState,
  personState,
  type ShownMessage,
  shownMessage,
  threadPage,
} from '../shapes.ts';
import type { Http } from './http.ts';
import { type Patience, waitUntil } from './wait.ts';

const messagesPage = z.object({ ok: z.literal(true), messages: z.array(shownMessage) });

/** What somebody sees. Channels are named by id or as `#incidents`. */
export type Eyes = ReturnType<typeof eyesOf>;

export function eyesOf(http: Http, at: string) {
  const state = () => http.get(`${at}/state`, personState);
  const idOf = async (channel: string): Promise<string> =>
    channel.startsWith('#') ? idNamed(await state(), channel) : channel;
  return {
    state,
    idOf,
    /** What a channel shows, answers in threads left out; oldest first. */
    see: async (channel: string): Promise<readonly ShownMessage[]> =>
      (await http.get(`${at}/channels/${await idOf(channel)}`, channelPage)).messages,
    /** A message and its answers. */
    thread: async (channel: string, ts: string): Promise<readonly ShownMessage[]> =>
      (await http.get(`${at}/channels/${await idOf(channel)}/threads/${ts}`, threadPage)).messages,
    /** The newest messages of all this person's channels, threads and private ones among them; oldest first. */
    messages: async (): Promise<readonly ShownMessage[]> =>
      (await http.get(`${at}/messages`, messagesPage)).messages,
    /** The form on top. */
    form: async (): Promise<OpenView | undefined> => (await state()).views.at(-1),
    home: async () => (await state()).home,
  };
}

/** The same, but looking until there is something to see. */
export const patienceOf = ({ messages, form }: Eyes) => ({
  /** Looks until the function finds something, for example `() => ana.form()`. */
  waitFor: waitUntil,
  /** The newest message that fits, once there is one. */
  waitForMessage: (fits: (message: ShownMessage) => boolean, how?: Patience) =>
    waitUntil(async () => (await messages()).findLast(fits), { what: 'a message', ...how }),
  /** The form on top, once there is one of this title (or any). */
  waitForForm: (title?: string, how?: Patience): Promise<OpenView> => {
    const what = title === undefined ? 'a form' : `the form "${title}"`;
    const look = async (): Promise<OpenView | undefined> => {
      const open = await form();
      return title === undefined || open?.title === title ? open : undefined;
    };
    return waitUntil(look, { what, ...how });
  },
});

function idNamed({ channels }: PersonState, name: string): string {
  const found = channels.find((channel) => `#${channel.name}` === name);
  if (found) return found.id;
  throw new Error(`No ${name} here. There is: ${channels.map((c) => `#${c.name}`).join(', ')}.`);
}
