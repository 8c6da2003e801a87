import { inThread, messageIn } from './eyes.ts';
import { isRefused, isTold, sends, types } from './hands.ts';
import type { Place, Stage } from './stage.ts';

const form = 'Change course';
const flagOff = '/rollback switch flag-off "every third purchase fails, and the offers do it"';
/** The plan of the card that everybody has seen. */
const cure = 'RB-1';
const switchOver = `/rollback switch ${cure} --undo "checkout-2 does not turn its offers off"`;

/**
 * The exposure is to be stopped first, which fails half way; meanwhile nobody starts anything beside it. Then the course
 * is changed to the cure, and what was done before is taken back first.
 */
export async function changeCourse(stage: Stage, place: Place): Promise<void> {
  const { channel } = place;
  const { second: who, support } = stage;
  await follows(stage, place, flagOff);
  const failed = 'Turn the offers of checkout-2 off) failed';
  await inThread(who, place, failed);
  stage.tell('One instance turned its offers off, the other one says no. The run waits.');
  await isRefused(stage, { who, code: 'StrategyActive' }, () =>
    types(stage, { who, channel, text: `/rollback go ${cure}` }),
  );
  await isRefused(stage, { who: support, code: 'NotTheAuthority' }, () =>
    types(stage, { who: support, channel, text: '/rollback stop' }),
  );
  await follows(stage, place, switchOver);
  await inThread(who, place, 'Active from now on: rollback of checkout@prod');
  await messageIn(who, 'C0GENERAL', { says: 'Decided: ' });
}

/** A course is typed with its reason; its form says what follows, and sending it is the decision. */
async function follows(stage: Stage, { channel }: Place, text: string): Promise<void> {
  const { second: who } = stage;
  await types(stage, { who, channel, text });
  await isTold(stage, who, () => sends(stage, { who, title: form }));
}
