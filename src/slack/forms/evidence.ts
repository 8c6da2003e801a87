import type { ModalView } from '@slack/types';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import { ask, form, option, select, textInput } from './parts.ts';
import { tellForm } from './tell.ts';

export type WaitingStep = {
  readonly incident: string;
  /** Of the strategy that the step belongs to: another one may have a step of the same name. */
  readonly epoch: number;
  readonly step: string;
  readonly name: string;
};

const states = {
  done: 'Done',
  failed: 'Failed',
  blocked: 'Blocked',
  doing: 'In progress',
} as const;

const title = 'Evidence for a step';

type EvidenceForm = {
  readonly waiting: readonly WaitingStep[];
  readonly text: string;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
};

/** "Evidence for a step" on a message: which step it is for, what it shows, and its text. */
export function evidenceForm({ waiting, text, channel, thread }: EvidenceForm): ModalView {
  if (waiting.length === 0) return tellForm(title, 'No step waits for anybody now.');
  const offered = waiting.slice(0, limits.options);
  const steps = offered.map(({ incident, step, name }) =>
    option(`${incident} ${step}`, `${incident}: ${name}`),
  );
  const epochs = Object.fromEntries(offered.map(({ incident, epoch }) => [incident, epoch]));
  const shows = Object.entries(states).map(([value, name]) => option(value, name));
  const isCut = text.length > limits.inputText;
  const hint = `It goes on record.${isCut ? ' Only its beginning fits.' : ''}`;
  return form(
    {
      title,
      submit: 'Record',
      blocks: [
        ask({ name: 'step', label: 'Step' }, select(steps, true)),
        ask({ name: 'state', label: 'What does it show?' }, select(shows, true)),
        ask({ name: 'evidence', label: 'Evidence', hint }, textInput(cut(text, limits.inputText))),
      ],
    },
    { v: 1, form: 'evidence', epochs, channel, thread },
  );
}
