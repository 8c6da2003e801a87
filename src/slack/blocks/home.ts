import type { HomeView, KnownBlock } from '@slack/types';
import { context, header, markup, row, section } from './parts.ts';
import { button, pressAt } from './press.ts';
import { channelLink, mrkdwn } from './words.ts';

type Somewhere = {
  readonly incident: string;
  readonly text: string;
  readonly channel?: string | undefined;
  readonly epoch?: number | undefined;
};

/** What one person finds when opening the app. */
export type HomeScreen = {
  /** Steps that wait for this person. */
  readonly steps: readonly (Somewhere & { readonly step: string })[];
  /** Plans that wait for this person's decision. */
  readonly decisions: readonly (Somewhere & { readonly plan: string })[];
  /** Work that is left over and that this person owns through a role. */
  readonly residuals: readonly (Somewhere & { readonly residual: string })[];
  /** Open incidents, each with its rung in the text. */
  readonly incidents: readonly Somewhere[];
  /** What the installation calls its commands. */
  readonly commands: { readonly incident: string; readonly rollback: string };
};

const most = 10;

type Row = Somewhere & { readonly id: string; readonly label: string; readonly line: string };

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

/** What somebody finds who is no member of the workspace, or not any more. */
export const closedHomeView = (): HomeView => ({
  type: 'home',
  blocks: [section('What is open is shown to members of this workspace only.')],
});

const myActions = ({ steps, decisions, residuals }: HomeScreen): readonly Row[] => [
  ...steps.map((one) => ({
    ...one,
    id: `step-${one.incident}-${one.step}`,
    label: 'Say it is done',
    line: `/rollback ack ${one.step} done <evidence>`,
  })),
  ...decisions.map((one) => ({
    ...one,
    id: `decide-${one.plan}`,
    label: 'See the card',
    line: `/rollback go ${one.plan}`,
  })),
  ...residuals.map((one) => ({
    ...one,
    id: `left-${one.incident}-${one.residual}`,
    label: `Close ${one.residual}`,
    line: `/incident residual ${one.residual} done <evidence>`,
  })),
];

const line = ({ incident, text, channel }: Somewhere): KnownBlock =>
  markup(`*${mrkdwn(incident, 50)}* ${mrkdwn(text, 1_000)} ${channelLink(channel)}`.trimEnd());

const withButton = (one: Row): readonly (KnownBlock | undefined)[] => [
  line(one),
  row([button({ id: one.id, label: one.label }, pressAt(one.line, one))], one.id),
];

const more = (count: number): readonly KnownBlock[] =>
  count > 0 ? [context(`… and ${count} more`)] : [];
