import { sayDuration, sayLasted } from '../../lib/durations.ts';
import { dateIn } from '../../lib/zone.ts';
import { type Instant, millis } from '../ids.ts';
import type { Share, Spread } from '../metrics/measure.ts';
import type { Stats } from '../metrics/stats.ts';
import { timeIn, type Week } from '../metrics/week.ts';
import {
  countsText,
  drillsPassedText,
  incidentsText,
  lastedText,
  scopeText,
  shareText,
  spreadText,
} from './metrics.ts';
import { count } from './words.ts';

/** What executives read first of a window, and what to look at. */
export type Summary = {
  readonly title: string;
  readonly says: readonly string[];
  readonly look: readonly string[];
  /** How its figures are to be read. */
  readonly note: string;
};

/** One page for executives: what happened, how fast it was over, whether rollback works, what to look at. */
export const summaryOf = (stats: Stats): Summary => ({
  title: scopeText(stats.scope),
  says: [
    `Incidents: ${incidentsText(stats)}`,
    `From the first signal until users stopped hurting: ${spreadText(timeIn(stats, 'detected-to-mitigated'))}.`,
    `Until everything was well again: ${spreadText(timeIn(stats, 'detected-to-recovered'))}.`,
    `From the proposal to the decision: ${spreadText(timeIn(stats, 'decision-latency'))}.`,
    `Rollbacks that held: ${lastedText(stats.rollbackSuccess)}; at the first time: ${lastedText(stats.firstTimeSuccess)}.`,
    `Rollbacks by a standing order: ${shareText(stats.automationShare)}. False triggers: ${shareText(stats.falseTriggers, 'still open')}.`,
    `Deployments that had to be taken back or fixed at once: ${shareText(stats.dora.changeFailRate)}.`,
    `Drills passed: ${drillsPassedText(stats)}. Services that can go back and passed one within 30 days: ${shareText(stats.readiness.coverage)}.`,
  ],
  look: worthALook(stats),
  note: 'A rollback held when nothing more had to be done within 24 h of it. Definitions: docs/metrics.md.',
});

/** The same as Markdown. */
export function summaryMarkdown(stats: Stats): string {
  const { title, says, look, note } = summaryOf(stats);
  const items = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);
  return [
    `# ${title}`,
    '',
    ...items(says),
    '',
    '## Worth a look',
    '',
    ...items(look),
    '',
    note,
    '',
  ].join('\n');
}

/** Said where all is as it should be. */
const calm = ['Nothing stands out.'];

/** What should not be as it is. */
function worthALook(stats: Stats): readonly string[] {
  const { thrash, incidents, behavior, rollbackSuccess, readiness, wentBack } = stats;
  const { open = 0 } = incidents.outcomes;
  const failed = rollbackSuccess.of - rollbackSuccess.part;
  const lines = [
    ...slowLines(stats),
    ...(failed > 0 ? [`${count(failed, 'rollback')} did not hold.`] : []),
    ...(thrash > 0 ? [`${count(thrash, 'rollback')} came within 30 min of another one.`] : []),
    ...(wentBack.of > 0
      ? [`${count(wentBack.of, 'release')} went back without a run, ${wentBack.part} explained.`]
      : []),
    ...(open > 0 ? [`${count(open, 'incident is', 'incidents are')} still open.`] : []),
    ...(incidents.reopened > 0 ? [`${count(incidents.reopened, 'incident')} reopened.`] : []),
    ...(readiness.overdue > 0
      ? [`${count(readiness.overdue, 'drill is', 'drills are')} overdue.`]
      : []),
    ...unrehearsed(readiness.coverage),
    ...(behavior === 'withheld' ? [] : fromBehavior(behavior)),
  ];
  return lines.length === 0 ? calm : lines;
}

/** A decision is asked of the deputy after so long by default: one that took longer was late. */
const lateDecisionMs = 5 * 60_000;

/** What took longer than it was to. */
function slowLines(stats: Stats): readonly string[] {
  const { median = 0, known } = timeIn(stats, 'decision-latency');
  if (median <= lateDecisionMs) return [];
  const took = sayLasted(median);
  return [
    known === 1
      ? `The decision came ${took} after the proposal.`
      : `Half of the decisions came ${took} or more after the proposal.`,
  ];
}

const unrehearsed = ({ part, of }: Share): readonly string[] =>
  part === of
    ? []
    : [`${of - part} of ${count(of, 'service')} cannot go back or passed no drill within 30 days.`];

const fromBehavior = ({
  unattendedMs,
  assumptions,
  overrides,
}: Exclude<Stats['behavior'], 'withheld'>): readonly string[] => [
  ...(unattendedMs >= 1_000
    ? [`Decisions waited ${sayDuration(unattendedMs)} for an authority who did not answer.`]
    : []),
  ...(assumptions.broken > 0
    ? [`${count(assumptions.broken, 'assumption')} turned out wrong.`]
    : []),
  ...(Object.keys(overrides).length > 0
    ? [`Steps, checks and guardrails passed over: ${countsText(overrides)}.`]
    : []),
];

/** How a week is told: with the days of this zone, and what the command for figures is called. */
type Telling = { readonly zone: string; readonly registry: string };

/** The week in one message, beside the four before it. What there was nothing of is left out. */
export const digestText = (week: Week, { zone, registry }: Telling): string => {
  const { window } = week.last.scope;
  const day = (at: Instant): string => dateIn(millis(at), zone);
  const look = worthALook(week.last);
  const timed = isSomething(timeIn(week.last, 'detected-to-mitigated'));
  return [
    `*The week ${day(window.since)} to ${day(window.until)}*`,
    ...toldOfWeek(week).map((line) => `• ${line}`),
    ...(look === calm ? [] : ['*Worth a look*']),
    ...look.map((line) => `• ${line}`),
    `${timed ? 'Each time is that of the middle incident. ' : ''}All figures: \`/${registry} stats --since 7d\``,
  ].join('\n');
};

const toldOfWeek = ({ last, before }: Week): readonly string[] => [
  `Incidents: ${last.incidents.all === 0 ? 'none' : incidentsText(last).slice(0, -1)}; ${before.incidents.all} in the four weeks before.`,
  ...times(
    last,
    before,
    'detected-to-mitigated',
    'From the first signal until users stopped hurting',
  ),
  ...times(last, before, 'detected-to-recovered', 'Until everything was well again'),
  ...times(last, before, 'decision-latency', 'From the proposal to the decision'),
  ...shares(last, before, 'rollbackSuccess', 'Rollbacks that held'),
  ...shares(last.dora, before.dora, 'changeFailRate', 'Deployments taken back or fixed at once'),
  ...shares(last, before, 'drillPassRate', 'Drills passed'),
];

/** Whether there was anything of which it could be known. */
const isSomething = ({ unknown, ...known }: Spread | Share): boolean =>
  unknown + ('of' in known ? known.of : known.known) > 0;

function times(
  last: Stats,
  before: Stats,
  name: Stats['times'][number]['name'],
  says: string,
): readonly string[] {
  const [now, then] = [timeIn(last, name), timeIn(before, name)];
  return isSomething(now) ? [`${says}: ${middle(now)}${beside(middle(then), then)}.`] : [];
}

/** Of a drill nobody can tell as long as it goes on, of a rollback not before its day is over. */
const told = (name: string, share: Share): string => {
  if (name === 'rollbackSuccess') return lastedText(share);
  return shareText(share, name === 'drillPassRate' ? 'under way' : undefined);
};

const shares = <K extends string>(
  last: Readonly<Record<K, Share>>,
  before: Readonly<Record<K, Share>>,
  name: K,
  says: string,
): readonly string[] =>
  isSomething(last[name])
    ? [`${says}: ${told(name, last[name])}${beside(told(name, before[name]), before[name])}.`]
    : [];

const beside = (said: string, then: Spread | Share): string =>
  isSomething(then) ? ` (before: ${said})` : '';

const middle = ({ median }: Spread): string =>
  median === undefined ? 'not known yet' : sayLasted(median);
