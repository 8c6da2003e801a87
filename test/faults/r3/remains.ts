import { z } from 'zod';
import type { ShownMessage } from '../../../sandbox/slack/people/shapes.ts';
import { openLogs } from '../../../src/app/reading/logs.ts';
import { systemClock as clock } from '../../../src/clock.ts';
import { Answer } from '../../../src/core/answer.ts';
import { openSqliteRegistry } from '../../../src/registry/sqlite/open.ts';
import { allText, shown } from '../../e2e/slack-text.ts';
import type { Recorded, Remains, Standing } from './judge.ts';
import { incident, type Scene } from './scene.ts';

const everyone = ['U0FIRST', 'U0SECOND', 'U0SUPPORT', 'U0NEW'] as const;

const Ours = z.object({
  metadata: z.object({ event_payload: z.object({ outbox_id: z.string() }) }),
});
const Command = z.object({
  payload: z.object({ text: z.string(), trigger_id: z.string() }),
});

/** What stands in the workspace and what people were told, as long as it is open. */
export async function seenIn(scene: Scene): Promise<Pick<Remains, 'lines' | 'messages' | 'heard'>> {
  const messages = await allMessages(scene);
  const ours = messages
    .flatMap((message) => {
      const id = Ours.safeParse(message).data?.metadata.event_payload.outbox_id;
      return id === undefined ? [] : [{ ts: message.ts, outboxId: id, text: toldIn(message) }];
    })
    .toSorted((a, b) => a.ts.localeCompare(b.ts));
  const heard = new Map<string, readonly string[]>();
  for (const user of everyone) {
    const own = (await scene.as(user).messages()).filter(({ ephemeral }) => ephemeral);
    heard.set(
      user,
      own.map((one) => `${allText(one)}\n${shown(one.text)}`),
    );
  }
  return { lines: ours.filter(isLines).flatMap(linesIn), messages: ours, heard };
}

/** What a message says, without what can be pressed under it. */
const toldIn = ({ blocks }: ShownMessage): string =>
  allText({ blocks: blocks.filter(({ type }) => type !== 'actions') });

const isLines = ({ outboxId }: Standing): boolean => /\/lines\/\d+$/u.test(outboxId);
/** `2026-11-22 01:47 UTC It happened` → `It happened` */
const linesIn = ({ text }: Standing): readonly string[] =>
  text.split('\n').map((line) => line.replace(/^(?:[\d-]{10} )?\d\d:\d\d UTC /u, ''));

/** Everything that somebody can see in a channel, answers in threads among it, each once. */
async function allMessages(scene: Scene): Promise<readonly ShownMessage[]> {
  const me = scene.as('U0FIRST');
  const { channels } = await me.state();
  const seen: ShownMessage[] = [];
  for (const { id } of channels) {
    for (const message of await me.see(id)) {
      seen.push(...(message.replies ? await me.thread(id, message.ts) : [message]));
    }
  }
  // An answer that was broadcast is seen in the thread and in the channel.
  const once = new Map(seen.map((one) => [`${one.channel} ${one.ts}`, one]));
  return [...once.values()].filter(({ ephemeral }) => !ephemeral);
}

/** Text of a command → the keys under which Slack delivered it. */
async function keysIn({ control }: Scene): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const keys = new Map<string, Set<string>>();
  for (const { body } of await control.log({ kind: 'envelope' })) {
    const command = Command.safeParse(body).data?.payload;
    if (!command) continue;
    const known = keys.get(command.text) ?? new Set();
    keys.set(command.text, known.add(`slack:${command.trigger_id}`));
  }
  return keys;
}

/** What the registry of a bot that has ended says, by itself. */
export async function recordOf(
  scene: Scene,
): Promise<Pick<Remains, 'byKey' | 'recorded' | 'chain'>> {
  const file = `${scene.directory}/data/registry.sqlite`;
  await using registry = await openSqliteRegistry({ file, clock });
  const log = await openLogs(registry).read(incident);
  const recorded = log
    .filter(({ via }) => via === 'slack')
    .map(({ event: { type }, texts, stream, version }): Recorded => {
      // A message that was marked is noted with its address in a line of its own.
      const text = texts['text']?.split('\n')[0];
      return { type, place: `${stream}#${version}`, ...(text && { text }) };
    });
  const byKey = new Map<string, readonly string[]>();
  for (const [text, keys] of await keysIn(scene)) {
    const places: string[] = [];
    for (const key of keys) {
      const answer = Answer.safeParse(await registry.answered(key)).data;
      if (answer?.accepted)
        places.push(...answer.events.map(({ stream, version }) => `${stream}#${version}`));
    }
    byKey.set(text, places);
  }
  const { ok } = await registry.verify();
  return { byKey, recorded, chain: ok };
}
