import { labelsIn } from '../../slack/people/client/texts.ts';
import { messageIn, wordsOf } from './eyes.ts';
import { isRefused, presses, sends, types } from './hands.ts';
import { type Actor, indented, type Place, patienceMs, type Stage } from './stage.ts';

/** Traffic is calm and the release is one within this; then for so long every criterion holds. */
const validatingMs = 90_000;
const recoveredMs = 90_000;
const evidence = { 'What shows it?': 'List handed to finance, corrections booked' };

/** From "is it over?" to recovered: what is missing is said, its owners close it, and recovered comes by itself. */
export async function recover(stage: Stage, place: Place): Promise<void> {
  const { first, second, support } = stage;
  const { incident, channel } = place;
  await messageIn(first, channel, { says: `${incident} is validating`, withinMs: validatingMs });
  await isRefused(stage, { who: second, code: 'NotRecovered' }, () =>
    types(stage, { who: second, channel, text: '/incident recovered' }),
  );
  await closeAtHome(stage, support);
  await closeAtHome(stage, second);
  const recovered = { says: `${incident} is recovered`, withinMs: recoveredMs };
  stage.tell(indented(wordsOf(await messageIn(first, channel, recovered))));
}

/** Whoever owns what is left over finds it at Home and closes it there, one after the other. */
async function closeAtHome(stage: Stage, who: Actor): Promise<void> {
  await who.act('home', {});
  for (;;) {
    const home = await who.waitFor(() => who.home(), {
      what: `Home of ${who.name}`,
      withinMs: patienceMs,
    });
    const label = labelsIn(home).find((one) => /^Close R\d+/u.test(one));
    if (label === undefined) return;
    stage.tell(`${who.name} at Home: ${line(wordsOf(home), label)}`);
    await presses(stage, { who, label }, { view: home.id, blocks: home.blocks });
    await sends(stage, { who, title: 'Close what is left' }, evidence);
    await who.waitFor(async () => !labelsIn((await who.home()) ?? { blocks: [] }).includes(label), {
      what: `Home of ${who.name} without [${label}]`,
      withinMs: patienceMs,
    });
  }
}

const line = (text: string, label: string): string =>
  text.split('\n').find((one) => one.includes(label.replace('Close ', ''))) ?? '';
