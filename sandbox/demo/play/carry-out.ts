import { labelsIn } from '../../slack/people/client/texts.ts';
import { inThread, statusWith } from './eyes.ts';
import { isRefused, isTold, presses, type Surface, sends } from './hands.ts';
import type { Place, Stage } from './stage.ts';

/** The run reaches the step of a person within this. */
const runMs = 120_000;
const evidence = 'What shows it?';

/** The run: it is stopped and goes on, and a person carries out the step that no machine can. */
export async function carryOut(stage: Stage, place: Place): Promise<void> {
  await stopAndGoOn(stage, place);
  const { first, support } = stage;
  const asked = await inThread(support, place, 'Ring the payment provider', runMs);
  stage.tell(
    'The run waits for a person: support is asked in the thread to have charges held back.',
  );
  const notTheirs = { who: first, code: 'NotTheRole' };
  await isRefused(stage, notTheirs, () => presses(stage, { who: first, label: 'Done' }, asked));
  await isTold(stage, support, () => presses(stage, { who: support, label: 'In progress' }, asked));
  await presses(stage, { who: support, label: 'Done' }, asked);
  await withoutEvidence(stage);
  const shows = { [evidence]: 'Provider confirmed by phone, ticket 4711' };
  await isTold(stage, support, () => sends(stage, { who: support, title: 'Done' }, shows));
  await inThread(first, place, 'support-lead says done');
}

/** One tap stops, and asks how to go on. */
async function stopAndGoOn(stage: Stage, place: Place): Promise<void> {
  const { second: who } = stage;
  const pause = { who, label: 'Pause' };
  const status = await statusWith(who, place.channel, pause.label);
  await isTold(stage, who, () => presses(stage, pause, status));
  const asked: Surface = await who.waitForMessage(
    (one) => one.ephemeral && labelsIn(one).includes('Go on'),
  );
  await inThread(who, place, 'is paused by order');
  await isTold(stage, who, () => presses(stage, { who, label: 'Go on' }, asked));
  await inThread(who, place, 'goes on');
}

/** The form says at the field itself that evidence is missing, and stays open. */
async function withoutEvidence(stage: Stage): Promise<void> {
  const answer = await sends(stage, { who: stage.support, title: 'Done' }, { [evidence]: '  ' });
  const [said] = answer.ok ? Object.values(answer.fields ?? {}) : [];
  if (said === undefined) stage.problems.push('A step was done without evidence.');
  else stage.tell(`    At the field: ${said}`);
}
