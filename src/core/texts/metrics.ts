import { sayDuration, sayLasted } from '../../lib/durations.ts';
import { type Behavior, fewestPeople } from '../metrics/behavior.ts';
import type { Charted } from '../metrics/charts.ts';
import type { Grouping } from '../metrics/groups.ts';
import type { Share, Spread } from '../metrics/measure.ts';
import type { Counts } from '../metrics/row.ts';
import type { Scope, Stats } from '../metrics/stats.ts';
import { timeIn } from '../metrics/week.ts';
import { list } from './words.ts';

/** What stands above the figures, each on a line of its own. */
export const statsHeadings = {
  times: 'How long',
  runs: 'Runs',
  deployments: 'Deployments',
  behavior: 'Behavior',
} as const;

/** All figures of a window as people read them: what, how much, and of how many nobody knows. */
export const statsText = (stats: Stats): string =>
  [
    `${scopeText(stats.scope)}: ${incidentsText(stats)}`,
    '',
    statsHeadings.times,
    ...(stats.incidents.all === 0
      ? ['Nothing to measure: there was no incident in this time.']
      : stats.times.map((one) => `• ${one.title} (${one.formula}): ${spreadText(one)}`)),
    '',
    statsHeadings.runs,
    ...lines(runFigures(stats)),
    '',
    statsHeadings.deployments,
    ...lines(doraFigures(stats)),
    '',
    statsHeadings.behavior,
    ...(stats.behavior === 'withheld' ? [withheldText] : lines(behaviorFigures(stats.behavior))),
  ].join('\n');

/** A figure by its name, as people read it. */
type Named = readonly [name: string, value: string];

const lines = (figures: readonly Named[]): readonly string[] =>
  figures.map(([name, value]) => `• ${name}: ${value}`);

/** In place of figures that would tell of a person. */
export const withheldText = `Withheld: fewer than ${fewestPeople} people were there, and no figure is about a person.`;

/** `Live incidents of checkout, 2026-08-24 to 2026-11-22` */
export function scopeText({ mode, services, window }: Scope): string {
  const what = {
    live: 'Live incidents',
    drill: 'DRILL incidents',
    tabletop: 'TABLETOP incidents',
    imported: 'IMPORTED incidents',
  };
  const of = services === undefined ? '' : ` of ${list(services, 5)}`;
  return `${what[mode]}${of}, ${window.since.slice(0, 10)} to ${window.until.slice(0, 10)}`;
}

export function incidentsText({ incidents }: Pick<Stats, 'incidents'>): string {
  const { all, outcomes, severities, reopened } = incidents;
  if (all === 0) return 'none.';
  const again = reopened === 0 ? '' : `; ${reopened} reopened`;
  return `${all} (${countsText(outcomes)}${again}; severity ${countsText(severities)}).`;
}

/** `12 recovered, 1 open`; `none` for nothing. */
export const countsText = (counts: Counts): string => {
  const said = Object.entries(counts)
    .filter(([, many]) => many > 0)
    .map(([name, many]) => `${many} ${name}`);
  return list(said, 12, 'and');
};

/**
 * `half within 4 min, nine of ten within 12 min (7 measured, 2 unknown)`; of a single one just how long it took.
 * `nothing to measure` where there is nothing of which it could be known.
 */
export function spreadText({ median, p90, known, unknown }: Spread): string {
  if (known + unknown === 0) return 'nothing to measure';
  if (median === undefined || p90 === undefined) return `unknown (of all ${unknown})`;
  const open = unknown === 0 ? '' : `, ${unknown} unknown`;
  if (known === 1) return `${sayLasted(median)} (1 measured${open})`;
  return `half within ${sayLasted(median)}, nine of ten within ${sayLasted(p90)} (${known} measured${open})`;
}

/** `8 of 9 (89 %), 1 unknown`; `not known yet (1 under way)` where nobody can tell of any, with why. */
export function shareText({ part, of, unknown, share }: Share, why = 'unknown'): string {
  if (share === undefined) return unknown === 0 ? 'none' : `not known yet (${unknown} ${why})`;
  const open = unknown === 0 ? '' : `, ${unknown} ${why}`;
  return `${part} of ${of} (${Math.round(share * 100)} %)${open}`;
}

/** `1 of 6 deployments and rollbacks (17 %)`: where another figure beside it counts something else. */
const shareOfText = ({ part, of, share }: Share, what: string): string =>
  share === undefined ? 'none' : `${part} of ${of} ${what} (${Math.round(share * 100)} %)`;

/** `3 of 4 (75 %), 1 under way`: of a drill that goes on nobody can tell yet. */
export const drillsPassedText = ({ drillPassRate }: Pick<Stats, 'drillPassRate'>): string =>
  shareText(drillPassRate, 'under way');

/** `not known yet (1 within its 24 h or open)`: a rollback has to hold for a day before it counts. */
export const lastedText = (share: Share): string =>
  shareText(share, share.unknown === 1 ? 'within its 24 h or open' : 'within their 24 h or open');

/** How the strategies that were followed ended. */
export const runFigures = (stats: Stats): readonly Named[] => [
  ['Ended', countsText(stats.runs)],
  ['Rollback success', lastedText(stats.rollbackSuccess)],
  ['At the first time', lastedText(stats.firstTimeSuccess)],
  ['By a standing order', shareText(stats.automationShare)],
  ['Overrides per run', stats.overridesPerRun?.toFixed(1) ?? 'no run'],
  ['Rollbacks within 30 min of another one', `${stats.thrash}`],
  ['False triggers', shareText(stats.falseTriggers, 'still open')],
  ['Went back without a run', wentBackText(stats.wentBack)],
  ['Drills passed', drillsPassedText(stats)],
  [
    'Services that can go back and passed a drill within 30 days, now',
    shareText(stats.readiness.coverage),
  ],
  ['Drills overdue, now', `${stats.readiness.overdue}`],
];

/** `3, 2 of them explained`; `none` for nothing. */
const wentBackText = ({ part, of }: Share): string =>
  of === 0 ? 'none' : `${of}, ${part} of them explained`;

/** The measures of DORA. */
export const doraFigures = ({ dora }: Stats): readonly Named[] => [
  [
    'Deployments',
    `${dora.deployments} (${dora.perDay.toFixed(2)} a day), to protected environments`,
  ],
  ['Change fail rate', shareOfText(dora.changeFailRate, 'deployments')],
  ['Failed deployment recovery time', spreadText(dora.recoveryTime)],
  ['Deployment rework rate', shareOfText(dora.reworkRate, 'deployments and rollbacks')],
  ['Change lead time', leadTimeText(dora.leadTime)],
];

/** `2 days, 5 days (9 known, 3 unknown)`, and why it is not known of any. */
const leadTimeText = (leadTime: Spread): string =>
  leadTime.known === 0 && leadTime.unknown > 0
    ? 'unknown, because no release was registered with a time of its commits'
    : spreadText(leadTime);

/** How people and guardrails got on. */
export const behaviorFigures = (behavior: Behavior): readonly Named[] => [
  ['Without an authority who answers', `${unattendedText(behavior)}${goingOn(behavior)}`],
  ['Approvals asked during incidents', `${behavior.approvalsAsked}`],
  ['Second strategies tried', `${behavior.secondStrategies}`],
  ['Orders of others, kept as advice', `${behavior.advice}`],
  ['Refusals', countsText(behavior.refusals)],
  ['Overrides', countsText(behavior.overrides)],
  ['Assumptions', countsText(behavior.assumptions)],
  ['Playbook changed within 10 days', shareText(behavior.playbookChanges)],
];

const unattendedText = ({ unattendedMs }: Behavior): string =>
  unattendedMs < 1_000 ? 'no time' : sayDuration(unattendedMs);

const goingOn = ({ unattendedNow }: Behavior): string =>
  unattendedNow === 0 ? '' : `, and it goes on in ${unattendedNow}`;

/** A window that ends before it begins. */
export const noTimeIn = ({
  since,
  until,
}: {
  readonly since: string;
  readonly until: string;
}): string => `There is no time between ${since} and ${until}.`;

/** The figures of a team that the configuration gives no service to. */
export const noServiceOf = (team: string): string => `No service belongs to ${team}.`;

const chartNames = {
  'detected-to-mitigated': 'Detected to mitigated',
  'detected-to-recovered': 'Detected to recovered',
  'decision-latency': 'Decision latency',
  'rollback-success': 'Rollback success',
} as const satisfies Record<Charted, string>;

/** `Detected to mitigated by service, the middle incident`: what a chart shows. */
export const chartTitle = (figure: Charted, by: Grouping): string =>
  `${chartNames[figure]} by ${by}${figure === 'rollback-success' || by === 'quarter' ? '' : ', the middle incident'}`;

/** What stands above the figures of a group. */
export const groupColumns = [
  'Incidents',
  'Detected to mitigated',
  'Detected to recovered',
  'Decision latency',
  'Rollback success',
  'Change fail rate',
] as const;

/** The figures of a service, a team or a quarter, in the order of their columns. */
export const groupCells = (stats: Stats): readonly string[] => [
  `${stats.incidents.all}`,
  spreadText(timeIn(stats, 'detected-to-mitigated')),
  spreadText(timeIn(stats, 'detected-to-recovered')),
  spreadText(timeIn(stats, 'decision-latency')),
  lastedText(stats.rollbackSuccess),
  shareText(stats.dora.changeFailRate),
];
