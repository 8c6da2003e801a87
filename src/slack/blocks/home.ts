import type { HomeView, KnownBlock } from '@slack/types';
import type { Action } from '../../core/texts/next.ts';
import type { NextDrill } from '../../core/texts/next-drill.ts';
import type { Commands } from '../../core/texts/voice.ts';
import { buttonLabel } from './labels.ts';
import { context, header, markup, row, section } from './parts.ts';
import { bareLine, button, pressAt } from './press.ts';
import { channelLink, mrkdwn } from './words.ts';

type Somewhere = {
  readonly incident: string;
  readonly text: string;
  readonly channel?: string | undefined;
  readonly epoch?: number | undefined;
};

/** What one person finds when opening the app. */
export type HomeScreen = {
  /** What is asked of this person. */
  readonly asks: readonly (Somewhere & {
    readonly key: string;
    readonly urgent: boolean;
    readonly actions: readonly Action[];
  })[];
  /** Steps that wait for this person. */
  readonly steps: readonly (Somewhere & { readonly step: string })[];
  /** Plans that wait for this person's decision. */
  readonly decisions: readonly (Somewhere & { readonly plan: string })[];
  /** Work that is left over, that this person owns through a role, and that is not asked for yet. */
  readonly residuals: readonly (Somewhere & { readonly residual: string })[];
  /** Open incidents, each with its rung in the text. */
  readonly incidents: readonly Somewhere[];
  /** The drills for which this person is next, the most urgent first. */
  readonly drills: readonly Pick<NextDrill, 'service' | 'text' | 'actions'>[];
  /** What the installation calls its commands. */
  readonly commands: Commands;
};

const most = 10;
const mostDrills = 3;
const mostAnswers = 3;

type Answer = { readonly label: string; readonly line: string };
type Row = Somewhere & { readonly id: string; readonly answers: readonly Answer[] };

export function homeView(home: HomeScreen): HomeView {
  const { commands } = home;
  const mine = myActions(home);
  const blocks: readonly (KnownBlock | undefined)[] = [
    header('My open actions'),
    ...(mine.length === 0
      ? [section('Nothing waits for you.')]
      : mine.slice(0, most).flatMap(withButton)),
    ...more(mine.length - most),
    header('Active incidents'),
    ...(home.incidents.length === 0
      ? [section('No incident is open.')]
      : home.incidents.slice(0, most).map(line)),
    ...more(home.incidents.length - most),
    ...nextDrills(home.drills),
    row(
      [button({ id: 'declare', label: 'Declare', style: 'primary' }, { v: 1, tool: 'declare' })],
      'declare',
    ),
    context(
      `Or type \`/${commands.rollback} <service>\` in any channel; \`/${commands.incident} help\` lists the rest.`,
    ),
  ];
  return { type: 'home', blocks: blocks.filter((block) => block !== undefined) };
}

/** Nothing where this person is next for none. */
const nextDrills = (drills: HomeScreen['drills']): readonly (KnownBlock | undefined)[] =>
  drills.length === 0
    ? []
    : [
        header(drills.length === 1 ? 'My next drill' : 'My next drills'),
        ...drills.slice(0, mostDrills).flatMap(({ service, text, actions }) => [
          section(text),
          row(
            actions.map((action, index) =>
              button(
                { id: `drill-${service}-${index}`, label: buttonLabel(action) },
                pressAt(bareLine(action.command), {}),
              ),
            ),
            `drill-${service}`,
          ),
        ]),
        ...more(drills.length - mostDrills),
      ];

/** What somebody finds who is no member of the workspace, or not any more. */
export const closedHomeView = (): HomeView => ({
  type: 'home',
  blocks: [section('What is open is shown to members of this workspace only.')],
});

/** What is urgent comes first. */
const myActions = ({ asks, steps, decisions, residuals }: HomeScreen): readonly Row[] => [
  ...asks.filter(({ urgent }) => urgent).map(rowOfAsk),
  ...steps.map((one) => ({
    ...one,
    id: `step-${one.incident}-${one.step}`,
    answers: [{ label: 'Say it is done', line: `/rollback ack ${one.step} done <evidence>` }],
  })),
  ...decisions.map((one) => ({
    ...one,
    id: `decide-${one.plan}`,
    answers: [{ label: 'See the card', line: `/rollback go ${one.plan}` }],
  })),
  ...asks.filter(({ urgent }) => !urgent).map(rowOfAsk),
  ...residuals.map((one) => ({
    ...one,
    id: `left-${one.incident}-${one.residual}`,
    answers: [
      {
        label: `Close ${one.residual}`,
        line: `/incident residual ${one.residual} done <evidence>`,
      },
    ],
  })),
];

const rowOfAsk = (one: HomeScreen['asks'][number]): Row => ({
  ...one,
  id: `ask-${one.incident}-${one.key}`,
  answers: one.actions.slice(0, mostAnswers).map((action) => ({
    label: buttonLabel(action),
    line: bareLine(action.command),
  })),
});

const line = ({ incident, text, channel }: Somewhere): KnownBlock =>
  markup(`*${mrkdwn(incident, 50)}* ${mrkdwn(text, 1_000)} ${channelLink(channel)}`.trimEnd());

const withButton = (one: Row): readonly (KnownBlock | undefined)[] => [
  line(one),
  row(
    one.answers.map(({ label, line: said }, index) =>
      button({ id: `${one.id}${index === 0 ? '' : `-${index}`}`, label }, pressAt(said, one)),
    ),
    one.id,
  ),
];

const more = (count: number): readonly KnownBlock[] =>
  count > 0 ? [context(`… and ${count} more`)] : [];
