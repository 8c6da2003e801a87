import { messageIn, placeOf, wordsOf } from './eyes.ts';
import { isRefused, isTold, presses, sends, types } from './hands.ts';
import { indented, type Place, type Stage } from './stage.ts';

const general = 'C0GENERAL';
const noticed = {
  'What is hurt?': ['checkout@prod'],
  'How badly?': 'sev2: many are hurt',
  'What do users notice?': 'customers cannot buy',
};
const card = 'Roll back to release 1?';

/** From the first word to the decision: the wrong person taps, the right one sees the card and decides once. */
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
  const tap = { label: 'Roll back' };
  await isRefused(stage, { who: second, code: 'NotTheAuthority' }, () =>
    presses(stage, { who: second, ...tap }, shown),
  );
  await presses(stage, { who: first, ...tap }, shown);
  await isTold(stage, first, () => sends(stage, { who: first, title: 'Roll back checkout?' }));
  await messageIn(first, general, { says: 'Decided: ' });
  await oneAtATime(stage, place);
  return place;
}

/** While a strategy is active there is no second one. */
async function oneAtATime(stage: Stage, { channel }: Place): Promise<void> {
  const { first: who } = stage;
  const planned = await isTold(stage, who, () =>
    types(stage, { who, channel, text: '/rollback plan checkout' }),
  );
  const other = /RB-\d+/u.exec(planned)?.[0] ?? 'RB-2';
  await isRefused(stage, { who, code: 'StrategyActive' }, () =>
    types(stage, { who, channel, text: `/rollback go ${other}` }),
  );
}
