import { sayDuration } from '../../lib/durations.ts';
import { type Instant, millis } from '../ids.ts';
import { currentPlan, type Incident, openResiduals } from '../incident/incident.ts';
import type { Rung } from '../incident/ladder.ts';
import { sightOf } from '../run/phase.ts';
import type { Run } from '../run/run.ts';
import { section } from './card-details.ts';
import type { CheckReports } from './check-list.ts';
import { checkName } from './checks.ts';
import { actionText, nextActions } from './next.ts';
import { skewLine } from './skew.ts';
import { stepLines } from './steps.ts';
import type { Voice } from './voice.ts';
import { waitingFor } from './waiting.ts';
import { between, capital, clock, list, oneLine, person, sentence } from './words.ts';

/** What is known for the status beside the incident's own events. */
export type StatusSources = {
  readonly title?: string | null | undefined;
  readonly objectives?: { readonly mitigateMs: number; readonly recoverMs: number } | undefined;
  readonly reports?: CheckReports | undefined;
};

/** What each rung means for a tired reader. */
const rungTexts = {
  declared: 'declared: nothing has been decided yet',
  deciding: 'deciding: nothing moves until the authority decides',
  acting: 'acting: a strategy is being carried out',
  mitigated: 'mitigated: users have stopped hurting; this is not recovery',
  validating: 'validating: every criterion now has to hold',
  recovered: 'recovered: every criterion has held',
  closed: 'closed',
} as const satisfies Record<Rung, string>;

/** Where an incident stands: who decides, what is under way, what waits for what, and what to type now. */
export function statusText(incident: Incident, sources: StatusSources, voice: Voice): string {
  const { title, reports = {} } = sources;
  const plan = currentPlan(incident) ?? lastPlan(incident);
  const run = plan && incident.runs[plan.id];
  const named = title === undefined ? '' : `: ${oneLine(title ?? '(erased)')}`;
  return [
    ...(incident.mode === 'live' ? [] : [incident.mode.toUpperCase()]),
    `${incident.id}, ${incident.severity ?? 'no severity yet'}${named}`,
    `${list(incident.targets)} is ${rungTexts[incident.rung]} (since ${clock(incident.reached[incident.rung] ?? incident.declaredAt, voice)}).`,
    ...fall(incident),
    `${person(incident.authority, voice)} decides.`,
    course(incident, voice),
    ...clocks(incident, sources, voice),
    ...(run ? ['', stepsOf(run), ...stepLines(sightOf(incident, run), voice)] : []),
    ...section('Versions', skewBoard(reports)),
    ...section('Left over', residuals(incident, voice)),
    ...section('Waiting', waitingFor(incident, voice).map(sentence)),
    ...section('Now', nextActions(incident, voice).map(actionText)),
  ].join('\n');
}

/** Why it is no longer as far up as it was: a tired reader takes it for a new failure otherwise. */
const fall = ({ fallenBy }: Incident): readonly string[] =>
  fallenBy === undefined
    ? []
    : [
        `It fell back because ${checkName(fallenBy)} failed; it climbs again by itself once the checks have held.`,
      ];

const stepsOf = ({ plan, status }: Run): string =>
  `Steps of ${plan}${status === 'ended' ? ', which has ended' : ''}:`;

/** After its strategy has ended the last run still says what was done. */
const lastPlan = ({ governing, plans }: Incident) =>
  governing === undefined ? undefined : plans[governing];

function course({ course }: Incident, voice: Voice): string {
  if (course.status === 'none') return 'No strategy is active.';
  const { strategy, plan, epoch, since, targets } = course;
  const active = `${strategy} of ${list(targets)}${plan === undefined ? '' : ` by ${plan}`} (epoch ${epoch}), since ${clock(since, voice)}`;
  return course.status === 'active'
    ? `Active: ${active}.`
    : `Ending: ${active}; then ${course.next.plan ?? course.next.strategy} (epoch ${course.next.epoch}).`;
}

/** Times against the objectives; without objectives only how long it has taken. */
function clocks(
  incident: Incident,
  { objectives }: StatusSources,
  voice: Voice,
): readonly string[] {
  const { declaredAt, reached } = incident;
  if (incident.rung === 'closed') return [];
  const before = beforeReopening(incident);
  if (before !== undefined) return sinceReopened(incident, before, voice);
  const goals = [
    { word: 'mitigated', at: reached.mitigated, ms: objectives?.mitigateMs },
    { word: 'recovered', at: reached.recovered, ms: objectives?.recoverMs },
  ];
  return [
    `Declared ${clock(declaredAt, voice)}, ${between(declaredAt, voice.now)} ago.`,
    ...goals.flatMap(({ word, at, ms }) =>
      against(word, { declaredAt, at: at ?? voice.now, ms, isReached: at !== undefined }),
    ),
  ];
}

/** The last moment at which an incident that was opened again was still over; undefined for any other. */
function beforeReopening({ reached }: Incident): Instant | undefined {
  const { recovered, deciding, closed } = reached;
  const isBack = recovered && deciding && millis(recovered) < millis(deciding);
  return isBack ? recovered : closed;
}

/** What was reached before says nothing about now, and the objectives count from the declaration. */
function sinceReopened(
  { declaredAt, reached }: Incident,
  before: Instant,
  voice: Voice,
): readonly string[] {
  const again = (word: string, at: Instant | undefined): string =>
    at === undefined || millis(at) <= millis(before)
      ? `Not ${word} again yet.`
      : `${capital(word)} again at ${clock(at, voice)}.`;
  return [
    `Declared ${clock(declaredAt, voice)}, and opened again since.`,
    again('mitigated', reached.mitigated),
    again('recovered', reached.recovered),
  ];
}

type Goal = {
  readonly declaredAt: string;
  readonly at: string;
  readonly ms: number | undefined;
  readonly isReached: boolean;
};

function against(word: string, { declaredAt, at, ms, isReached }: Goal): readonly string[] {
  if (ms === undefined)
    return isReached ? [`${capital(word)} after ${between(declaredAt, at)}.`] : [];
  const spent = millis(at) - millis(declaredAt);
  const goal = `objective ${sayDuration(ms)}`;
  if (isReached) return [`${capital(word)} after ${between(declaredAt, at)} (${goal}).`];
  if (spent > ms) return [`Not ${word} yet: ${sayDuration(spent - ms)} over the ${goal}.`];
  const warning = spent >= ms * 0.8 ? ', nearly used up' : '';
  return [`Not ${word} yet: ${sayDuration(ms - spent)} left of the ${goal}${warning}.`];
}

const skewBoard = (reports: CheckReports): readonly string[] => [
  ...new Set(
    Object.values(reports)
      .map(({ facts }) => skewLine(facts))
      .filter((line) => line !== undefined),
  ),
];

const residuals = (incident: Incident, voice: Voice): readonly string[] =>
  openResiduals(incident).map(({ residual, name, count, owner, due }) => {
    const many = count === undefined ? '' : `, ${count ?? 'count unknown'}`;
    return `${residual}: ${oneLine(name, 120)}${many}; ${owner}, due ${clock(due, voice)}`;
  });
