import type { Manual } from '../../core/run/manual.ts';
import { textBlocks } from './lines.ts';
import { type Message, message } from './message.ts';
import { context, markup, row } from './parts.ts';
import { button, pressAt } from './press.ts';
import { mentions, mrkdwn } from './words.ts';

/** A step that a person carries out, as the thread asks for it. */
export type AckView = {
  readonly incident: string;
  readonly epoch?: number | undefined;
  readonly step: {
    readonly id: string;
    readonly name: string;
    readonly instruction: string;
    readonly role: string;
    readonly evidence: Manual['evidence'];
  };
  /** Until when, in words: `10:15 UTC`. */
  readonly until: string;
  /** Slack ids of whoever is to do it. */
  readonly mention: readonly string[];
  /** Who has said what and when, a line each. */
  readonly said?: readonly string[];
  /** What became of it; then there is nothing to press any more. */
  readonly over?: string | undefined;
};

const asks = {
  text: 'Done asks for a sentence that shows it.',
  number: 'Done asks for a number that shows it.',
  link: 'Done asks for a link that shows it.',
  none: 'Done needs no evidence.',
} as const satisfies Record<Manual['evidence'], string>;

export function ackMessage(view: AckView): Message {
  const { step, until, over, said = [] } = view;
  const names = over === undefined ? mentions(view.mention) : '';
  const head = `${step.name}: ${over ?? `waits for ${step.role} until ${until}.`}`;
  const front = names === '' ? '' : `${names} `;
  return message(
    [head, ...(over === undefined ? [step.instruction] : []), ...said],
    [
      markup(`${front}${mrkdwn(head, 2_000)}`),
      ...(over === undefined ? textBlocks(step.instruction, 6_000) : []),
      ...(said.length > 0 ? [context(said.join('\n'))] : []),
      ...(over === undefined ? [context(asks[step.evidence]), buttons(view)] : []),
    ],
    names,
  );
}

function buttons({ step, incident, epoch }: AckView) {
  const proof = step.evidence === 'none' ? '' : ' <evidence>';
  const states = [
    ['Seen', 'seen', undefined],
    ['In progress', 'doing', undefined],
    ['Done', `done${proof}`, 'primary'],
    ['Failed', 'failed <evidence>', 'danger'],
    ['Blocked', 'blocked <evidence>', undefined],
  ] as const;
  return row(
    states.map(([label, words, style], index) =>
      button(
        { id: `ack-${index}`, label, style },
        pressAt(`/rollback ack ${step.id} ${words}`, { incident, epoch }),
      ),
    ),
    `ack-${step.id}`,
  );
}
