import type { ModalView } from '@slack/types';
import type { Instant } from '../../core/ids.ts';
import { clock } from '../../core/texts/words.ts';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import { ask, form, option, select, textInput } from './parts.ts';
import { tellForm } from './tell.ts';

type NoteForm = {
  readonly text: string;
  readonly at?: Instant | undefined;
  /** The incident whose channel it was said in; without it one of `open` is asked for. */
  readonly incident?: string | undefined;
  readonly open: readonly string[];
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
};

const title = 'Add to timeline';

/** "Add to timeline" on a message: its text, to be changed if need be, and its own time. */
export function noteForm({ text, at, incident, open, channel, thread }: NoteForm): ModalView {
  if (incident === undefined && open.length === 0) {
    return tellForm(title, 'No incident is open, so there is no timeline to add to.');
  }
  const when = at === undefined ? '' : ` It keeps its time, ${clock(at, { now: at })}.`;
  const isCut = text.length > limits.inputText;
  const hint = `It goes on record.${when}${isCut ? ' Only its beginning fits.' : ''}`;
  const options = select(
    open.map((each) => option(each)),
    true,
  );
  return form(
    {
      title,
      submit: 'Add',
      blocks: [
        incident === undefined ? ask({ name: 'incident', label: 'Incident' }, options) : undefined,
        ask({ name: 'text', label: 'Text', hint }, textInput(cut(text, limits.inputText))),
      ],
    },
    { v: 1, form: 'note', at, incident, channel, thread },
  );
}
