import { expect } from 'vitest';
import type { PersonClient } from '../../sandbox/slack/people/client/person.ts';
import type { OpenView, ShownMessage } from '../../sandbox/slack/people/shapes.ts';
import { allText, buttonOf, shown } from './slack-text.ts';

/** Whether a message says this, in its blocks or in the text that stands for them. */
export const says = (message: ShownMessage, text: string): boolean =>
  allText(message).includes(text) || shown(message.text).includes(text);

/** The newest card in a channel. */
export async function cardIn(
  me: PersonClient,
  channel: string,
  text = 'Roll back to',
): Promise<ShownMessage> {
  const id = await me.idOf(channel);
  return me.waitForMessage((one) => one.channel === id && one.author.app && says(one, text), {
    what: `a card in ${channel}`,
  });
}

/** Presses a button of this very message. */
export async function press(me: PersonClient, message: ShownMessage, label: string): Promise<void> {
  const { channel, ts, ephemeral } = message;
  const pressed = await me.act('press', { channel, ts, ephemeral, ...buttonOf(message, label) });
  expect(pressed).toMatchObject({ ok: true });
}

const nameOf = ({ channel, ts }: ShownMessage): string => `${channel} ${ts}`;

/** What this person alone is told after doing something; `text` tells it from what else they are told just then. */
export async function answerTo(
  me: PersonClient,
  doing: () => Promise<unknown>,
  text = '',
): Promise<ShownMessage> {
  const before = new Set((await me.messages()).map(nameOf));
  await doing();
  return me.waitForMessage((one) => one.ephemeral && !before.has(nameOf(one)) && says(one, text), {
    what: `a private answer to ${me.user}${text && ` that says "${text}"`}`,
  });
}

/** The form that only tells something, once it stands there; it is closed. */
export async function toldInForm(me: PersonClient): Promise<string> {
  const form = await me.waitFor(
    async () => {
      const open = await me.form();
      return open?.callbackId === 'form:told' && open;
    },
    { what: 'a form that tells something' },
  );
  await me.dismiss(true);
  return allText(form);
}

/** From the command to the open form of the decision; the form is not sent. */
export async function considers(
  me: PersonClient,
  channel: string,
  service: string,
): Promise<OpenView> {
  const id = await me.idOf(channel);
  const before = new Set((await me.messages()).map(nameOf));
  await me.say(channel, `/rollback ${service}`);
  const card = await me.waitForMessage(
    (one) =>
      one.channel === id &&
      !before.has(nameOf(one)) &&
      says(one, `${service}@prod`) &&
      hasCard(one),
    { what: `the card of ${service}` },
  );
  await press(me, card, 'Roll back');
  return me.waitForForm(`Roll back ${service}?`);
}

const hasCard = ({ blocks }: ShownMessage): boolean =>
  blocks.some(({ block_id }) => block_id.startsWith('card-'));

/** The incident's own channel, joined; it is known by its topic. */
export async function channelOf(me: PersonClient, incident: string): Promise<string> {
  const { id } = await me.waitFor(
    async () =>
      (await me.state()).channels.find(
        ({ topic, archived }) => topic.startsWith(`${incident} `) && !archived,
      ),
    { what: `the channel of ${incident}` },
  );
  await me.act('join', { channel: id });
  return id;
}

/** The lines under the pinned status of a channel. */
export async function threadIn(me: PersonClient, channel: string): Promise<readonly string[]> {
  const status = (await me.see(channel)).find(({ pinned }) => pinned);
  const answers = status ? (await me.thread(channel, status.ts)).slice(1) : [];
  return answers.flatMap((one) => allText(one).split('\n'));
}
