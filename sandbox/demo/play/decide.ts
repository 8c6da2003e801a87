import { askedWith, messageIn, placeOf, wordsOf } from './eyes.ts';
import { isRefused, isTold, presses, sends, types } from './hands.ts';
import { indented, type Place, type Stage } from './stage.ts';

const general = 'C0GENERAL';
const noticed = {
  'What is hurt?': ['checkout@prod'],
  'How badly?': 'sev2: many are hurt',
  'What do users notice?': 'customers cannot buy',
};
const card = 'Roll back to release 1?';
const tap = { label: 'Roll back' };

/** From the first word to the card, and from the one who decides to the next: others press, and nothing moves. */
export async function decide(stage: Stage): Promise<Place> {
  const { first, second, support } = stage;
  await types(stage, { who: support, channel: general, text: '/incident declare' });
  await isTold(stage, support, () =>
    sends(stage, { who: support, title: 'Declare an incident' }, noticed),
  );
  const place = await placeOf(first);
  stage.tell(`${place.incident} has a channel of its own, with its status pinned.`);
  await types(stage, { who: first, channel: general, text: '/rollback checkout' });
  const shown = await messageIn(first, general, { says: card });
  stage.tell(indented(wordsOf(shown)));
  await isRefused(stage, { who: second, code: 'NotTheAuthority' }, () =>
    presses(stage, { who: second, ...tap }, shown),
  );
  await handOver(stage, place);
  await isRefused(stage, { who: first, code: 'NotTheAuthority' }, () =>
    presses(stage, { who: first, ...tap }, shown),
  );
  return place;
}

/** Both sides: offered by the one who decides, and accepted by the other, who decides from then on. */
async function handOver(stage: Stage, { channel }: Place): Promise<void> {
  const { first, second } = stage;
  await isTold(stage, first, () =>
    types(stage, { who: first, channel, text: '/incident handover @second-oncall' }),
  );
  const label = 'Accept';
  const offer = await askedWith(second, label);
  stage.tell(indented(wordsOf(offer)));
  await isTold(stage, second, () => presses(stage, { who: second, label }, offer));
}
