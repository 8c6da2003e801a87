import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import { answerUnavailable } from '../../app/refuse.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { answerMessage } from '../blocks/answer.ts';
import { command } from './command.ts';
import { AnswerPutOff, type Desk, type Heard } from './desk.ts';
import { event } from './event.ts';
import type { Ack } from './intake.ts';
import { press } from './press.ts';
import { messageShortcut, shortcut } from './shortcut.ts';
import { submit } from './submit.ts';
import { saying } from './told.ts';

/**
 * Acts on what came in. What fails here is told to whoever waits: nobody is left with silence. Rejects with what it was,
 * for the log.
 */
export async function act(desk: Desk, heard: Heard, ack: Ack): Promise<void> {
  try {
    await listen(inTurn(desk, heard), heard, ack);
  } catch (error) {
    if (error instanceof AnswerPutOff) throw error;
    if (heard.payload.kind !== 'event') await tellFailure(desk, heard, error);
    throw error;
  } finally {
    // Every form is answered, whatever happened: an unanswered one shows Slack's own error.
    if (heard.payload.kind === 'submit') await ack();
  }
}

/** Whoever is told has their decision: however long the telling takes, nobody else's waits for it. */
const inTurn = (desk: Desk, { onward }: Heard): Desk => ({
  ...desk,
  tell: (reach, message) => {
    onward?.();
    return desk.tell(reach, message);
  },
});

async function listen(desk: Desk, { payload, ...rest }: Heard, ack: Ack): Promise<void> {
  switch (payload.kind) {
    case 'command':
      return command(desk, { ...rest, payload });
    case 'press':
      return press(desk, { ...rest, payload });
    case 'submit':
      return submit(desk, { ...rest, payload }, ack);
    case 'shortcut':
      return shortcut(desk, { ...rest, payload });
    case 'messageShortcut':
      return messageShortcut(desk, { ...rest, payload });
    case 'event':
      return event(desk, { ...rest, payload });
  }
}

async function tellFailure(
  desk: Desk,
  { payload: { reach } }: Heard,
  error: unknown,
): Promise<void> {
  const message =
    error instanceof RegistryUnavailable
      ? answerMessage(answerUnavailable(desk.ship, error))
      : saying(broken);
  await desk.tell(reach, message);
}

const broken = slackAnswers.broke;
