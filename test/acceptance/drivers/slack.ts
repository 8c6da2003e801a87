import { setTimeout as pause } from 'node:timers/promises';
import type { PersonClient } from '../../../sandbox/slack/people/client/person.ts';
import type { OpenView, ShownMessage } from '../../../sandbox/slack/people/shapes.ts';
import { answerTo as privatelyTold } from '../../e2e/slack-acts.ts';
import { cast, openScene, type Scene } from '../../e2e/slack-scene.ts';
import { shown, textsIn } from '../../e2e/slack-text.ts';
import { type Driver, type Given, linesOf, type Told, toldBy } from '../driver.ts';
import { install } from '../installation.ts';

/** Where nothing belongs to any incident, and everybody may type. */
const nowhere = 'C0GENERAL';
/** For what hangs. */
const patienceMs = 30_000;

/** What came before somebody who gave an order: a private answer, a card for all, or a form. */
type Answered =
  | { readonly is: 'message'; readonly message: ShownMessage }
  | { readonly is: 'card' }
  | { readonly is: 'form'; readonly form: OpenView };

/** Orders in Slack: slash commands typed in channels, answers as they are read there. */
export async function overSlack(): Promise<Driver> {
  const installed = await install((here) => openScene(here));
  const { opened, outside, [Symbol.asyncDispose]: end } = installed;
  const { bot, slack } = opened;
  const channelFor = (me: PersonClient, { incident }: Given) =>
    incident ? channelOf(opened, me, incident) : nowhere;
  return {
    name: 'Slack',
    bot,
    outside,
    type: async (given) => {
      const me = slack.as(accountOf(given));
      const channel = await channelFor(me, given);
      return asking(me, given, () => me.say(channel, given.line));
    },
    fillIn: async ({ opens, form, ...given }) => {
      const me = slack.as(accountOf(given));
      await me.say(await channelFor(me, given), opens);
      await me.waitForForm();
      return asking(me, given, () => me.submit(form));
    },
    read: async (given) => {
      const me = slack.as(accountOf(given));
      const channel = await channelFor(me, given);
      const message = await privatelyTold(me, () => me.say(channel, given.line));
      return message.blocks.flatMap(textsIn).map(shown).flatMap(linesOf);
    },
    confirm: async (given) => {
      const me = slack.as(accountOf(given));
      return asking(me, given, () => me.submit());
    },
    [Symbol.asyncDispose]: end,
  };
}

const accountOf = ({ by }: Pick<Given, 'by'>): string => cast[by].slack[0];

/** The incident's own channel, joined by whoever is to type there. */
async function channelOf({ bot }: Scene, me: PersonClient, incident: string): Promise<string> {
  let found: string | undefined;
  await bot.until(`${incident} has a channel`, async () => {
    const { channels } = await me.state();
    found = channels.find(({ topic }) =>
      topic.replace(/^DRILL(?: TABLETOP)? · /u, '').startsWith(`${incident} `),
    )?.id;
    return found !== undefined;
  });
  await me.act('join', { channel: found ?? '' });
  return found ?? '';
}

async function asking(
  me: PersonClient,
  given: Pick<Given, 'incident' | 'kind'>,
  ask: () => ReturnType<PersonClient['say']>,
): Promise<Told> {
  const { incident, kind } = given;
  const before = new Set((await me.messages()).map(nameOf));
  const asked = await ask();
  if (!asked.ok) throw new Error(`Slack refused: ${asked.say}`);
  const answered = await answerTo(me, before, kind);
  if (answered.is === 'card') return { answer: 'card', incident };
  if (answered.is === 'message') return toldIn(answered.message.blocks, given);
  const { form } = answered;
  // Slack asks once more before it ends on record as not recovered; whoever means it says so.
  if (form.submit !== undefined && (kind === 'close' || kind === 'publishDraft'))
    return asking(me, given, () => me.submit());
  // What a change of course lacks is asked in a form, under the refusal.
  const isAsking = form.callbackId === 'form:switch';
  if (form.submit !== undefined && !isAsking) return { answer: 'card', incident };
  await me.dismiss(true);
  return toldIn(isAsking ? form.blocks.slice(0, 1) : form.blocks, given);
}

const nameOf = ({ channel, ts }: ShownMessage): string => `${channel} ${ts}`;

/** Neither a form that still waits for its content is an answer, nor one that says that the answer stands elsewhere. */
const isAnswer = (form: OpenView): boolean =>
  form.callbackId !== 'form:waiting' &&
  !form.blocks.flatMap(textsIn).some((text) => text.includes('beside this form'));

/** The first thing that shows up and is an answer. */
async function answerTo(
  me: PersonClient,
  before: ReadonlySet<string>,
  kind: Given['kind'],
): Promise<Answered> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const form = await me.form();
    if (form && isAnswer(form)) return { is: 'form', form };
    const fresh = (await me.messages()).filter((message) => !before.has(nameOf(message)));
    // A plan's own card may come to its channel at any time.
    if (kind === 'card' && fresh.some(isCard)) return { is: 'card' };
    const message = fresh.findLast(
      (one) => one.ephemeral && (kind === 'catchUp' || !isCatchUp(one)),
    );
    if (message) return { is: 'message', message };
    if (performance.now() > end) throw new Error(`Nobody answered ${me.user}`);
    await pause(25);
  }
}

/** Whoever comes into a channel is told how it stands, whenever that is: no answer to anything. */
const isCatchUp = ({ blocks }: ShownMessage): boolean =>
  /^(?:DRILL (?:TABLETOP )?)?INC-\d+, .*\n.*\. Declared /u.test(blocks.flatMap(textsIn)[0] ?? '');

const isCard = ({ blocks }: ShownMessage): boolean =>
  blocks.some(({ block_id }) => block_id.startsWith('card-'));

/** What opens an incident, or looks at one from anywhere, says which. What is asked of the whole registry is about none. */
const namesIts: ReadonlySet<Given['kind']> = new Set<Given['kind']>([
  'declare',
  'card',
  'drillStart',
  'tabletopStart',
  'registryShow',
  'registryExport',
  'registryHold',
  'registryRelease',
]);

/** An answer as it is read: a refusal ends with its code, above which stand the reason and what lifts it. */
function toldIn(
  blocks: ShownMessage['blocks'],
  { incident, kind }: Pick<Given, 'incident' | 'kind'>,
): Told {
  const lines = blocks
    .filter(({ type }) => type !== 'actions')
    .flatMap((block) => textsIn(block))
    .flatMap((text) => text.split('\n'));
  const code = lines.at(-1) ?? '';
  if (!/^[A-Z][a-z]+(?:[A-Z][a-z]*)+$|^Misread$|^Busy$/u.test(code)) {
    const named = /INC-\d+/u.exec(lines.join(' '))?.[0];
    const said = kind.startsWith('registry') ? undefined : incident;
    const about = said ?? (namesIts.has(kind) ? named : undefined);
    return toldBy({ accepted: true, incident: about, events: [], say: '' });
  }
  const [reason = '', lift = ''] = lines;
  return { answer: code, reason, lift };
}
