import { buttonOf } from '../../slack/people/client/texts.ts';
import type { ActAnswer, ActBody, Filled, ShownBlock } from '../../slack/people/shapes.ts';
import { wordsOf } from './eyes.ts';
import { type Actor, indented, patienceMs, type Stage } from './stage.ts';

/** Types a line. What Slack itself says no to is a problem of the play. */
export async function types(
  stage: Stage,
  { who, channel, text }: { readonly who: Actor; readonly channel: string; readonly text: string },
): Promise<void> {
  const { name } = (await who.state()).channels.find(({ id }) => id === channel) ?? {};
  stage.tell(`${who.name} in #${name ?? channel}> ${text}`);
  heard(stage, text, await who.say(channel, text));
}

/** What has buttons: a message, or Home. */
export type Surface = Pick<ActBody<'press'>, 'channel' | 'ts' | 'ephemeral' | 'view'> & {
  readonly blocks: readonly ShownBlock[];
};

/** Presses a button of this very message, or of this Home. */
export async function presses(
  stage: Stage,
  { who, label }: { readonly who: Actor; readonly label: string },
  { channel, ts, ephemeral, view, blocks }: Surface,
): Promise<void> {
  stage.tell(`${who.name} presses [${label}]`);
  const place = view === undefined ? { channel, ts, ephemeral } : { view };
  heard(stage, label, await who.act('press', { ...place, ...buttonOf({ blocks }, label) }));
}

/** Sends the form on top, once it is this one, and says what became of it. */
export async function sends(
  stage: Stage,
  { who, title }: { readonly who: Actor; readonly title: string },
  filled: Readonly<Record<string, Filled>> = {},
): Promise<ActAnswer> {
  const { submit } = await filledForm(who, title);
  const words = Object.entries(filled).map(
    ([label, said]) => `${label} ${[said].flat().join(', ')}`,
  );
  stage.tell(`${who.name} in the form "${title}": ${[...words, `[${submit}]`].join(' · ')}`);
  const answer = await who.submit(filled);
  heard(stage, title, answer);
  return answer;
}

/** The form on top once it is this one and can be sent: before that it says that it is being made. */
async function filledForm(who: Actor, title: string) {
  try {
    return await who.waitFor(
      async () => {
        const form = await who.form();
        return form?.title.startsWith(title) && form.submit !== undefined && form;
      },
      { withinMs: patienceMs },
    );
  } catch (cause) {
    const form = await who.form();
    const instead =
      form === undefined ? 'none is open' : `"${form.title}" is open: ${wordsOf(form)}`;
    throw new Error(`${who.name} cannot send the form "${title}"; ${instead}`, { cause });
  }
}

/** What this person alone is told because of this: in a message that nobody else sees, or in the form on top. */
export async function isTold(
  stage: Stage,
  who: Actor,
  acts: () => Promise<unknown>,
): Promise<string> {
  const before = new Set((await whispers(who)).map(({ ts }) => ts));
  await acts();
  const text = await who.waitFor(
    async () => {
      const form = await who.form();
      if (form?.callbackId === 'form:told') {
        await who.dismiss(true);
        return wordsOf(form);
      }
      const said = (await whispers(who)).findLast(({ ts }) => !before.has(ts));
      return said && wordsOf(said);
    },
    { what: `an answer to ${who.name}`, withinMs: patienceMs },
  );
  stage.tell(indented(text));
  return text;
}

/** A wrong move: it has to be refused, to this person alone, with this code. */
export async function isRefused(
  stage: Stage,
  { who, code }: { readonly who: Actor; readonly code: string },
  acts: () => Promise<unknown>,
): Promise<string> {
  const text = await isTold(stage, who, acts);
  if (!text.includes(code)) {
    stage.problems.push(`${who.name} had to be refused with ${code} and was told: ${text}`);
  }
  return text;
}

const whispers = async (who: Actor) => (await who.messages()).filter(({ ephemeral }) => ephemeral);

function heard({ problems }: Stage, what: string, answer: ActAnswer): void {
  if (!answer.ok) problems.push(`"${what}" did not reach Sternway: ${answer.say}`);
}
