import type { ModalView } from '@slack/types';
import type { Target } from '../../core/ids.ts';
import type { OrderOf } from '../../core/orders.ts';
import { type Strategy, strategies } from '../../core/strategy/strategy.ts';
import { textBlocks } from '../blocks/lines.ts';
import { section } from '../blocks/parts.ts';
import { cut } from '../limits/cut.ts';
import { limits } from '../limits/numbers.ts';
import type { Carried } from './carried.ts';
import { ask, form, multiSelect, option, select, textInput } from './parts.ts';

/** What a change of course asks beside the strategy and the reason, each only where it applies. */
export const courseFields = ['targets', 'steps', 'awaits', 'undo'] as const;
export type CourseField = (typeof courseFields)[number];

/** What is known already of what is ordered: typed, on the button, or in the form before this one. */
export type CourseDraft = Partial<
  Pick<OrderOf<'switch'>, 'to' | 'reason' | 'steps' | 'awaits' | 'undo'>
> & { readonly targets: readonly Target[] };

type CourseForm = {
  readonly where: Pick<Carried, 'incident' | 'seen' | 'channel' | 'thread'>;
  readonly draft: CourseDraft;
  readonly asks: readonly CourseField[];
  /** Open plans, each with its text. */
  readonly plans: readonly { readonly id: string; readonly text: string }[];
  /** The targets of the incident. */
  readonly targets: readonly string[];
  /** What the strategy that is followed now has changed, line by line. */
  readonly leaves: readonly string[];
  /** Stands above all else: why what was sent did not do. */
  readonly note?: string | undefined;
};

const says = {
  rollback: 'rollback: an older release in the place of the live one',
  'fix-forward': 'fix-forward: a newer release that has the fix',
  'flag-off': 'flag-off: turn the feature off',
  'traffic-shift': 'traffic-shift: send users elsewhere',
  restart: 'restart: the same release, started anew',
  failover: 'failover: the same release elsewhere',
  contain: 'contain: stop the damage first',
  wait: 'wait: change nothing, the checks go on',
} as const satisfies Record<Strategy, string>;

const effect =
  'Nothing moves yet: the card comes next, with what stays as it is. Waiting has no card and counts at once.';

/** To another strategy: which, why, and whatever else that one needs. Sending it shows the card, which is confirmed as always. */
export function switchForm(about: CourseForm): ModalView {
  const { where, asks, leaves, note } = about;
  return form(
    {
      title: 'Change course',
      submit: 'Next',
      blocks: [
        ...(note === undefined ? [] : textBlocks(note, 3_000)),
        ...textBlocks(leaves.join('\n'), 3_000),
        section(effect),
        askTo(about),
        ...(asks.includes('targets') ? [askTargets(about)] : []),
        askReason(about),
        ...(asks.includes('steps') ? [askSteps(about)] : []),
        ...(asks.includes('awaits') ? [askAwaits(about)] : []),
        ...(asks.includes('undo') ? [askUndo(about)] : []),
      ],
    },
    { v: 1, form: 'switch', ...where, asked: [...asks] },
  );
}

function askTo({ draft, plans }: CourseForm) {
  const options = [
    ...plans.map(({ id, text }) => option(id, cut(text, limits.optionText))),
    ...strategies.map((one) => option(one, says[one])),
  ];
  return ask({ name: 'to', label: 'Strategy or plan' }, select(options, draft.to));
}

const askTargets = ({ draft, targets }: CourseForm) =>
  ask(
    { name: 'targets', label: 'Only on', optional: true, hint: 'Without a choice on all of them.' },
    multiSelect(
      [...new Set([...targets, ...draft.targets])].map((one) => option(one)),
      draft.targets,
    ),
  );

const askReason = ({ draft }: CourseForm) =>
  ask(
    { name: 'reason', label: 'Reason', hint: 'It goes on record.' },
    textInput(cut(draft.reason ?? '', limits.inputText)),
  );

const askSteps = ({ draft }: CourseForm) =>
  ask(
    {
      name: 'steps',
      label: 'Steps by hand',
      optional: true,
      hint: 'One a line, first to last. No playbook carries this out here, so people do. Begin a line with whose it is, as "dba: stop the writer"; without that it is for ops.',
    },
    textInput(cut(draft.steps ?? '', limits.inputText)),
  );

const askAwaits = ({ draft }: CourseForm) =>
  ask(
    {
      name: 'awaits',
      label: 'Which change brings the fix?',
      optional: true,
      hint: 'A release, commit or pull request. It is let through the gate, and seeing it live is the step.',
    },
    {
      type: 'plain_text_input',
      max_length: 200,
      ...(draft.awaits !== undefined && { initial_value: draft.awaits }),
    },
  );

const askUndo = ({ draft }: CourseForm) =>
  ask(
    { name: 'undo', label: 'What was changed so far' },
    select(
      [option('keep', 'Keep it as it is'), option('undo', 'Take it back first, last step first')],
      draft.undo ? 'undo' : 'keep',
    ),
  );
