import { answerNo } from '../../app/refuse.ts';
import { slackAnswers } from '../../core/texts/slack-answers.ts';
import { answerMessage } from '../blocks/answer.ts';
import { type Press, pressOf, type Tool } from '../blocks/press.ts';
import { isOpen } from '../forms/blanks.ts';
import { declare } from './declare.ts';
import type { Desk, Heard, HeardAs } from './desk.ts';
import { whoActed } from './give.ts';
import { obey } from './obey.ts';
import { saying } from './told.ts';
import { writeReport } from './write-report.ts';

/** A button: the line that it carries is obeyed as if it had been typed, by whoever presses it. */
export async function press(desk: Desk, heard: HeardAs<'press'>): Promise<void> {
  const { action, value, trigger } = heard.payload;
  // A link, and a field of a form that is still being filled in: Slack tells of them, and nothing is to be done.
  if (value === undefined || action.startsWith('answer:')) return;
  const pressed = pressOf(value);
  if (pressed === undefined) return unknown(desk, heard);
  if ('tool' in pressed) return tool(desk, heard, pressed);
  await obey(desk, {
    heard,
    trigger,
    line: pressed.line,
    by: 'button',
    isOpen: isOpen(pressed),
    ...placeOf(desk, heard, pressed),
  });
}

/** The button's own incident, else that of the channel where it stands. */
function placeOf({ poster }: Desk, { payload }: Heard, { incident, epoch }: Press) {
  const { channel } = payload.reach;
  const here = channel === undefined ? undefined : poster.incidentIn(channel);
  return { incident: incident ?? here, seen: epoch };
}

async function tool(desk: Desk, heard: HeardAs<'press'>, pressed: Tool): Promise<void> {
  if (pressed.tool === 'declare') return declare(desk, heard, heard.payload.trigger);
  if (pressed.tool === 'report') return writeReport(desk, heard, heard.payload.trigger, pressed);
  if ((await whoActed(desk, heard)) === undefined) return;
  if (pressed.tool === 'setup') desk.poster.retrySetup(pressed.incident, pressed.part);
  const say = pressed.tool === 'setup' ? slackAnswers.setupAgain : slackAnswers.setupStays;
  await desk.tell(heard.payload.reach, saying(say));
}

/** A button that an older program made, or another one. */
async function unknown(desk: Desk, heard: HeardAs<'press'>): Promise<void> {
  if ((await whoActed(desk, heard)) === undefined) return;
  const answer = answerNo(desk.ship, { code: 'FormExpired', facts: {} });
  await desk.tell(heard.payload.reach, answerMessage(answer));
}
