import type { Order, OrderKind } from '../../core/orders.ts';

/** How the form of an order is headed, what its button says, and what will happen. */
type Words = { readonly title: string; readonly submit: string; readonly effect: string };

const words: Readonly<Partial<Record<OrderKind, Words>>> = {
  retry: { title: 'Try again', submit: 'Try again', effect: 'The step is started once more.' },
  skip: { title: 'Skip the step', submit: 'Skip', effect: 'The plan goes on without this step.' },
  settle: { title: 'Settle the step', submit: 'Settle', effect: 'It is on record as you say it.' },
  waive: {
    title: 'Waive the check',
    submit: 'Waive',
    effect:
      'It no longer holds anything up, once a second person agrees where it answers for data. It stays on record as not passed.',
  },
  switch: {
    title: 'Change course',
    submit: 'Change course',
    effect: 'Nothing more of the old strategy starts; the new one follows.',
  },
  review: {
    title: 'Review',
    submit: 'Say the finding',
    effect: 'It stands on record beside what was done.',
  },
  residual: {
    title: 'Close what is left',
    submit: 'Close it',
    effect: 'It counts as closed, by you.',
  },
  mitigated: {
    title: 'Mitigated',
    submit: 'Say so',
    effect: 'Users have stopped hurting, you say.',
  },
  reopen: {
    title: 'Open again',
    submit: 'Open again',
    effect: 'The incident goes back to deciding.',
  },
  registryExplain: {
    title: 'Who, and why?',
    submit: 'Say so',
    effect: 'It stands on record beside what was seen; said again, the last one counts.',
  },
  reportWrite: {
    title: 'Write the report',
    submit: 'Save',
    effect: 'The section reads so from now on; what it said before stays on record.',
  },
  reportFactor: {
    title: 'What contributed?',
    submit: 'Name it',
    effect: 'It stands in the report, with what you say of it.',
  },
  followUp: {
    title: 'Add a follow-up',
    submit: 'Add it',
    effect: 'This person is told now, and reminded from the day on that it is due.',
  },
  followUpEnd: {
    title: 'End the follow-up',
    submit: 'End it',
    effect: 'Nobody is reminded of it any more.',
  },
  playbookChange: {
    title: 'Playbook changed',
    submit: 'Close it',
    effect:
      'The follow-up is done. The report says what a plan of the playbook does otherwise now.',
  },
  reportOwner: {
    title: 'Owner of the report',
    submit: 'Name them',
    effect: 'From now on the report is theirs to write.',
  },
  close: {
    title: 'Close the incident',
    submit: 'Close',
    effect: 'The person named owes the report.',
  },
  assign: { title: 'Give a role', submit: 'Give it', effect: 'From now on this person holds it.' },
  publishDraft: {
    title: 'Tell the public',
    submit: 'Draft it',
    effect:
      'This is what the public reads. Nothing is sent before somebody else has approved it, or you where one pair of eyes is enough.',
  },
  statusReport: {
    title: 'Report the status',
    submit: 'Send',
    effect: 'Everybody in the channel reads it, and it goes on record.',
  },
  handover: {
    title: 'Hand over',
    submit: 'Offer it',
    effect: 'You decide until this person accepts.',
  },
  iDecide: {
    title: 'Take command',
    submit: 'Take command',
    effect: 'As soon as another holder of ops agrees, you decide. Somebody else reviews it.',
  },
  takeCommand: {
    title: 'Take command',
    submit: 'Take command',
    effect: 'You decide from now on. Everybody sees it, and somebody else reviews it.',
  },
  object: {
    title: 'Object',
    submit: 'Object',
    effect: 'It goes on record and moves nothing; whoever decides weighs it.',
  },
  propose: { title: 'Propose', submit: 'Propose', effect: 'Whoever decides is told.' },
  note: { title: 'Add to timeline', submit: 'Add', effect: 'It goes on record with its time.' },
  abort: { title: 'Abort', submit: 'Abort', effect: 'The run ends.' },
};

const ackWords = {
  seen: { title: 'Seen', submit: 'Seen', effect: 'Everybody sees that you know.' },
  doing: {
    title: 'In progress',
    submit: 'In progress',
    effect: 'Everybody sees that you are at it.',
  },
  done: { title: 'Done', submit: 'Done', effect: 'What follows starts.' },
  failed: { title: 'Failed', submit: 'Failed', effect: 'The playbook says what happens then.' },
  blocked: { title: 'Blocked', submit: 'Blocked', effect: 'The step stays open.' },
} as const;

export function formWords(order: Order): Words {
  if (order.kind === 'ack') return ackWords[order.state];
  return words[order.kind] ?? { title: 'One thing more', submit: 'Go on', effect: '' };
}
