import type { ModalView } from '@slack/types';
import { textBlocks } from '../blocks/lines.ts';
import { plainText, section } from '../blocks/parts.ts';
import { limits, ours } from '../limits/numbers.ts';

/** The skeleton that is opened before anything is looked up: Slack gives three seconds for it. */
export const waitingForm = (title: string): ModalView => ({
  type: 'modal',
  callback_id: 'form:waiting',
  title: plainText(title, limits.viewTitle),
  close: plainText('Back', limits.viewButton),
  blocks: [section('One moment…')],
});

/** Words in the place of a form: a refusal, or that there is nothing to fill in. */
export const tellForm = (title: string, text: string): ModalView => ({
  type: 'modal',
  callback_id: 'form:told',
  title: plainText(title, limits.viewTitle),
  close: plainText('Close', limits.viewButton),
  blocks: [...textBlocks(text, ours.allBlocks)],
});
