import { sayDuration } from '../../lib/durations.ts';
import type { Spread } from '../metrics/measure.ts';
import type { Stats } from '../metrics/stats.ts';
import { timeIn, type Week } from '../metrics/week.ts';
import { countsText, incidentsText, scopeText, shareText, spreadText } from './metrics.ts';
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
    `Users stopped hurting after ${spreadText(timeIn(stats, 'detected-to-mitigated'))}, counted from the first signal.`,
    `Everything was well again after ${spreadText(timeIn(stats, 'detected-to-recovered'))}.`,
    `Decisions took ${spreadText(timeIn(stats, 'decision-latency'))} from the proposal.`,
    `Rollbacks that held: ${shareText(stats.rollbackSuccess)}; at the first time: ${shareText(stats.firstTimeSuccess)}.`,
    `Deployments that had to be taken back or fixed at once: ${shareText(stats.dora.changeFailRate)}.`,
    `Drills passed: ${shareText(stats.drillPassRate)}. Services that passed one within 30 days: ${shareText(stats.readiness.coverage)}.`,
  ],
  look: worthALook(stats),
  note: 'Each time is that of the middle incident, then what nine of ten took at most. Definitions: docs/metrics.md.',
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

/** What should not be as it is; one line that says so where all is. */
function worthALook({
  thrash,
  incidents,
  behavior,
  rollbackSuccess,
  readiness,
  wentBack,
}: Stats): readonly string[] {
  const failed = rollbackSuccess.of - rollbackSuccess.part;
  const lines = [
    ...(failed > 0 ? [`${count(failed, 'rollback')} did not hold.`] : []),
    ...(thrash > 0 ? [`${count(thrash, 'rollback')} came within 30 min of another one.`] : []),
    ...(wentBack.of > 0
      ? [`${count(wentBack.of, 'release')} went back without a run, ${wentBack.part} explained.`]
      : []),
    ...(incidents.reopened > 0 ? [`${count(incidents.reopened, 'incident')} reopened.`] : []),
    ...(readiness.overdue > 0
      ? [`${count(readiness.overdue, 'drill is', 'drills are')} overdue.`]
      : []),
    ...(behavior === 'withheld' ? [] : fromBehavior(behavior)),
  ];
  return lines.length === 0 ? ['Nothing stands out.'] : lines;
}

const fromBehavior = ({
  unattendedMs,
  assumptions,
  overrides,
}: Exclude<Stats['behavior'], 'withheld'>): readonly string[] => [
  ...(unattendedMs > 0
    ? [`Decisions waited ${sayDuration(unattendedMs)} for an authority who did not answer.`]
    : []),
  ...(assumptions.broken > 0
    ? [`${count(assumptions.broken, 'assumption')} turned out wrong.`]
    : []),
  ...(Object.keys(overrides).length > 0 ? [`Passed over: ${countsText(overrides)}.`] : []),
];

/** The week in one message, beside the four before it. */
export const digestText = ({ last, before }: Week): string =>
  [
    `*The week ${last.scope.window.since.slice(0, 10)} to ${last.scope.window.until.slice(0, 10)}*`,
    `• Incidents: ${last.incidents.all} (${before.incidents.all} in the four weeks before)`,
    `• Detected to mitigated: ${beside(last, before, 'detected-to-mitigated')}`,
    `• Detected to recovered: ${beside(last, before, 'detected-to-recovered')}`,
    `• Decision latency: ${beside(last, before, 'decision-latency')}`,
    `• Rollbacks that held: ${shareText(last.rollbackSuccess)} (before: ${shareText(before.rollbackSuccess)})`,
    `• Drills passed: ${shareText(last.drillPassRate)} (before: ${shareText(before.drillPassRate)})`,
    ...worthALook(last).map((line) => `• ${line}`),
  ].join('\n');

const beside = (last: Stats, before: Stats, name: Stats['times'][number]['name']): string =>
  `${middle(timeIn(last, name))} (before: ${middle(timeIn(before, name))})`;

const middle = ({ median }: Spread): string =>
  median === undefined ? 'unknown' : sayDuration(median);
