import type { Button, KnownBlock } from '@slack/types';
import type { Action } from '../../core/texts/next.ts';
import type { StatusScreen } from '../../core/texts/status-screen.ts';
import { type StepRow, stepLine } from '../../core/texts/steps.ts';
import { count, firstWords, loud } from '../../core/texts/words.ts';
import { limits } from '../limits/numbers.ts';
import { buttonLabel, verbIn } from './labels.ts';
import { type Message, message } from './message.ts';
import { context, header, listed, row, section } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';
import { bare, plain } from './words.ts';

/** A part of the setting up that went wrong, and may be tried again. */
export type SetupProblem = { readonly part: string; readonly text: string };

export type StatusView = {
  readonly screen: StatusScreen;
  readonly incident: string;
  readonly setup: readonly SetupProblem[];
  /** Whether the workspace shows plan blocks; without them the steps are lines. */
  readonly planBlock: boolean;
};

/** The one status message of an incident: where it stands, and the one or two things that make sense now. */
export function statusMessage({ screen, incident, setup, planBlock }: StatusView): Message {
  return message(
    [...lines(screen), ...setup.map(({ text }) => `Not set up: ${text}`)],
    [
      header(headline(screen)),
      context(
        [
          screen.severity,
          screen.rung,
          firstWords(screen.decides.replace(/\.$/u, ''), 12),
          screen.epoch === undefined ? 'no strategy' : `epoch ${screen.epoch}`,
        ].join(' · '),
      ),
      section(
        [
          `${screen.targets} is ${screen.standing}.`,
          ...(screen.fall ? [screen.fall] : []),
          screen.course,
          ...(screen.held === undefined ? [] : [screen.held]),
        ].join('\n'),
      ),
      ...steps(screen, planBlock),
      listed('Versions', screen.versions, 1_000),
      listed('Effects', screen.effects, 800),
      listed('Taken for granted', screen.assumed, 600),
      listed('Left over', screen.leftOver, 1_500),
      listed('On the table', screen.table, 1_200),
      listed('Waiting', screen.waiting, 1_500),
      listed('Asked of', screen.asked, 1_500),
      ...(screen.clocks.length > 0 ? [section(screen.clocks.join('\n'), 600)] : []),
      row(buttons(screen, incident), 'now'),
      ...setup.slice(0, 5).flatMap((problem) => ofSetup(problem, incident)),
      context(updated(screen)),
    ],
  );
}

const updated = ({ updated, incident }: StatusScreen): string => `${incident} · updated ${updated}`;

export function headline({ mode, incident, title, targets }: StatusScreen): string {
  const shout = mode === 'live' ? '' : `${loud(mode)} `;
  return `${shout}${incident}: ${title ?? targets}`;
}

/** The same in plain lines, the most important first. */
const lines = (screen: StatusScreen): readonly string[] => [
  headline(screen),
  `${screen.severity}. ${screen.targets} is ${screen.standing}.`,
  screen.decides,
  screen.course,
  ...(screen.held === undefined ? [] : [screen.held]),
  ...screen.waiting,
  ...screen.asked.map((line) => `Asked of ${line}`),
  ...screen.clocks,
  ...(screen.steps?.rows.map(stepLine) ?? []),
  ...screen.effects.map((effect) => `Effect: ${effect}`),
  ...screen.leftOver.map((left) => `Left over: ${left}`),
  ...screen.table.map((line) => `On the table: ${line}`),
];

function steps({ steps }: StatusScreen, planBlock: boolean): readonly (KnownBlock | undefined)[] {
  if (steps === undefined) return [];
  const { rows, note } = nearby(steps.rows);
  return [
    planBlock ? planOf(steps.heading, rows) : inLines(steps.heading, rows),
    note === '' ? undefined : context(note),
  ];
}

const mostRows = 20;

/** Of a long plan the steps around the first one that is not done; of the others it is said how many there are. */
function nearby(rows: readonly StepRow[]): {
  readonly rows: readonly StepRow[];
  readonly note: string;
} {
  if (rows.length <= mostRows) return { rows, note: '' };
  const open = rows.findIndex(({ progress }) => progress !== 'complete');
  const current = open === -1 ? rows.length : open;
  const from = Math.max(0, Math.min(current - 3, rows.length - mostRows));
  const after = rows.length - from - mostRows;
  return {
    rows: rows.slice(from, from + mostRows),
    note: [
      ...(from > 0 ? [`${count(from, 'step')} before these`] : []),
      ...(after > 0 ? [`${count(after, 'step')} after these`] : []),
    ].join(' · '),
  };
}

/** The steps where plan blocks are not shown: each with its state in words. */
const inLines = (heading: string, rows: readonly StepRow[]): KnownBlock =>
  section([`${heading}:`, ...rows.map(stepLine)].join('\n'));

const planOf = (heading: string, rows: readonly StepRow[]): KnownBlock => ({
  type: 'plan',
  title: bare(heading, limits.planTitle),
  tasks: rows.map(({ id, number, name, says, progress, aside }) => ({
    type: 'task_card',
    task_id: id,
    title: taskTitle(`${number === undefined ? '' : `${number}. `}${name}`, aside),
    status: progress,
    details: {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: plain(says, 150) }] },
      ],
    },
  })),
});

/** Slack calls every task that did not run pending, also when it never will. */
const taskTitle = (title: string, aside: string | undefined): string =>
  aside === undefined ? bare(title, 120) : `${bare(title, 100)}: ${aside}`;

const isDanger = ({ command }: Action): boolean => ['stop', 'abort'].includes(verbIn(command));
/** What the message itself is the answer to, or is asked in one of its own with all its answers. */
const isShown = ({ command }: Action): boolean => ['status', 'choose'].includes(verbIn(command));

/** At most one that leads on and one that holds back. */
function buttons(screen: StatusScreen, incident: string): readonly (Button | undefined)[] {
  const { actions, running, epoch } = screen;
  const first = actions.find((action) => !isDanger(action) && !isShown(action));
  const primary = first && neutral(first);
  const danger = actions.find(isDanger) ?? (running === 'paused' ? abort : undefined);
  return [primary, danger].flatMap((action, index) =>
    action === undefined
      ? []
      : [
          button(
            {
              id: index === 0 ? 'primary' : 'danger',
              label: buttonLabel(action),
              style: index === 0 ? 'primary' : 'danger',
            },
            pressAt(bareLine(action.command), { incident, epoch }),
          ),
        ],
  );
}

/** How an unknown step ended is asked openly: a button for one of the answers would suggest it. */
const neutral = (action: Action): Action =>
  verbIn(action.command) === 'settle'
    ? {
        label: 'Settle the step',
        command: action.command.replace(/ (?:not-)?done <evidence>/u, ' <outcome> <evidence>'),
      }
    : action;

const abort: Action = { label: 'Abort', command: '`/rollback abort`' };

const ofSetup = (
  { part, text }: SetupProblem,
  incident: string,
): readonly (KnownBlock | undefined)[] => [
  section(`Not set up: ${text}`, 300),
  row(
    [
      button(
        { id: `setup-${part}`, label: `Retry ${part}` },
        { v: 1, tool: 'setup', incident, part },
      ),
    ],
    `setup-${part}`,
  ),
];
