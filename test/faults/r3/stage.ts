import { waitUntil } from '../../../sandbox/slack/people/client/wait.ts';
import type { ShownMessage } from '../../../sandbox/slack/people/shapes.ts';
import { allText, shown } from '../../e2e/slack-text.ts';
import { incident, type Scene, type Way } from './scene.ts';

const withinMs = 15_000;

/** What a fault plays on: the scene, and what people should be told in it. */
export type Stage = Scene & {
  /** Waits for what somebody should see; what does not come about is a finding and no end. */
  readonly told: (what: string, look: () => Promise<unknown>) => Promise<void>;
  readonly untold: readonly string[];
};

/** One way in which Slack fails. */
export type Fault = {
  readonly name: string;
  readonly ways: readonly Way[];
  readonly withhold?: readonly string[];
  readonly play: (stage: Stage) => Promise<void>;
};

export function openStage(scene: Scene): Stage {
  const untold: string[] = [];
  return {
    ...scene,
    untold,
    told: async (what, look) => {
      try {
        await waitUntil(async () => Boolean(await look()), { what, withinMs });
      } catch {
        untold.push(`nobody was told: ${what}`);
      }
    },
  };
}

export const says = (message: ShownMessage, text: string): boolean =>
  allText(message).includes(text) || shown(message.text).includes(text);

/** Declares the incident of the scene, and waits for its channel; answers the channel's id. */
export async function declare(stage: Stage): Promise<string> {
  await declareOnly(stage);
  return waitUntil(async () => (await channelOf(stage))?.id, { what: 'the channel', withinMs });
}

export async function declareOnly({ as, ledger }: Stage): Promise<void> {
  const typed = 'declare sev2 checkout orders-fail';
  const said = await as('U0FIRST').say('#general', `/incident ${typed}`);
  const makes = { type: 'IncidentDeclared' };
  ledger.add({ user: 'U0FIRST', typed, makes, answer: incident, delivered: said.ok });
}

/** The channel of the incident that carries its topic. */
export const channelOf = async ({ as }: Stage) =>
  (await as('U0FIRST').state()).channels.find(({ topic }) => topic.startsWith(`${incident} ·`));

/** Whether the bot says this at the top of a channel. */
export async function toldIn({ as }: Stage, channel: string, text: string): Promise<boolean> {
  const messages = await as('U0FIRST').see(channel);
  return messages.some((one) => one.author.app && says(one, text));
}

/** Waits until the thread tells something that was ordered over HTTP: Slack is up with the record. */
export async function upToDate(stage: Stage, text: string): Promise<void> {
  await stage.bot().say(`/incident note ${text}`, 'first-oncall', { incident });
  await waitUntil(async () => (await messagesOf(stage)).some((one) => says(one, text)), {
    what: `"${text}" in the thread`,
    withinMs: 20_000,
  });
}

const messagesOf = ({ as }: Stage): Promise<readonly ShownMessage[]> => as('U0FIRST').messages();

/** Brings the card of the service to #dev and presses its button; answers when the form shows the card. */
export async function askToRollBack({ as }: Stage): Promise<void> {
  const first = as('U0FIRST');
  await first.say('#dev', '/rollback checkout');
  await first.waitForMessage((one) => one.author.app && says(one, 'Roll back to'), { withinMs });
  await first.press('Roll back');
}
