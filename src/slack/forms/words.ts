import type { Order, OrderKind } from '../../core/orders.ts';

/** How the form of an order is headed, what its button says, and what will happen. */
type Words = { readonly title: string; readonly submit: string; readonly then: string };

const words: Readonly<Partial<Record<OrderKind, Words>>> = {
  retry: { title: 'Try again', submit: 'Try again', then: 'The step is started once more.' },
  skip: { title: 'Skip the step', submit: 'Skip', then: 'The plan goes on without this step.' },
  settle: { title: 'Settle the step', submit: 'Settle', then: 'It is on record as you say it.' },
  waive: {
    title: 'Waive the check',
    submit: 'Waive',
    then: 'It no longer holds anything up. It stays on record as not passed.',
  },
  switch: {
    title: 'Change course',
    submit: 'Change course',
    then: 'Nothing more of the old strategy starts; the new one follows.',
  },
  residual: {
    title: 'Close what is left',
    submit: 'Close it',
    then: 'It counts as closed, by you.',
  },
  mitigated: { title: 'Mitigated', submit: 'Say so', then: 'Users have stopped hurting, you say.' },
  reopen: {
    title: 'Open again',
    submit: 'Open again',
    then: 'The incident goes back to deciding.',
  },
  close: {
    title: 'Close the incident',
    submit: 'Close',
    then: 'The person named owes the report.',
  },
  assign: { title: 'Give a role', submit: 'Give it', then: 'From now on this person holds it.' },
  note: { title: 'Add to timeline', submit: 'Add', then: 'It goes on record with its time.' },
  abort: { title: 'Abort', submit: 'Abort', then: 'The run ends.' },
};

const ackWords = {
  seen: { title: 'Seen', submit: 'Seen', then: 'Everybody sees that you know.' },
  doing: {
    title: 'In progress',
    submit: 'In progress',
    then: 'Everybody sees that you are at it.',
  },
  done: { title: 'Done', submit: 'Done', then: 'What follows starts.' },
  failed: { title: 'Failed', submit: 'Failed', then: 'The playbook says what happens then.' },
  blocked: { title: 'Blocked', submit: 'Blocked', then: 'The step stays open.' },
} as const;

export function formWords(order: Order): Words {
  if (order.kind === 'ack') return ackWords[order.state];
  return words[order.kind] ?? { title: 'One thing more', submit: 'Go on', then: '' };
}
