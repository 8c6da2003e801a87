import type { Ask } from '../asks.ts';
import type { Mode } from '../envelope.ts';
import { supportKey } from '../gates/support.ts';
import type { IncidentId, Instant } from '../ids.ts';
import { currentPlan, currentRun, type Incident, openResiduals } from '../incident/incident.ts';
import type { Rung } from '../incident/ladder.ts';
import { openReviews } from '../review/reviews.ts';
import { sightOf } from '../run/phase.ts';
import type { Run } from '../run/run.ts';
import { askLine } from './asked.ts';
import { cadenceLines } from './cadence.ts';
import type { CheckReports } from './check-list.ts';
import { checkName } from './checks.ts';
import { decisionClock, pageLines } from './decision-clock.ts';
import { effectLines } from './effects.ts';
import { heldText } from './held.ts';
import { assumptionLines } from './impact.ts';
import { leftOverText } from './left-over.ts';
import { type Action, nextActions } from './next.ts';
import { standing } from './rung.ts';
import { skewBoard } from './skew.ts';
import { type Objectives, statusClocks } from './status-clocks.ts';
import { type StepRow, stepRows } from './steps.ts';
import { decidedLines, tableLines } from './table.ts';
import { optionLines, storyStanding } from './tabletop.ts';
import type { Voice } from './voice.ts';
import { waitingFor } from './waiting.ts';
import { automationLines } from './where.ts';
import { clock, list, oneLine, people, person, sentence, sentences } from './words.ts';

/** What is known for the status beside the incident's own events. */
export type StatusSources = {
  readonly title?: string | null | undefined;
  readonly objectives?: Objectives | undefined;
  readonly reports?: CheckReports | undefined;
  /** What triggers may do on its targets now. */
  readonly automation?: Parameters<typeof automationLines>[0] | undefined;
  /** What is asked of people now. */
  readonly asks?: readonly Ask[] | undefined;
};

/** Where an incident stands, in words, piece by piece: the same on every surface that shows it. */
export type StatusScreen = {
  readonly incident: IncidentId;
  readonly mode: Mode;
  /** `sev2`, or that there is none yet. */
  readonly severity: string;
  /** What users notice; undefined where nobody looked it up. */
  readonly title: string | undefined;
  readonly targets: string;
  readonly rung: Rung;
  /** The rung with what it means for a tired reader, and since when. */
  readonly standing: string;
  /** Why it is no longer as far up as it was. */
  readonly fall: string | undefined;
  readonly decides: string;
  /** The legal hold that is on it. */
  readonly held: string | undefined;
  readonly course: string;
  /** The epoch of the strategy that is followed. */
  readonly epoch: number | undefined;
  readonly clocks: readonly string[];
  readonly steps: { readonly heading: string; readonly rows: readonly StepRow[] } | undefined;
  /** What the run under way is doing, where there is one. */
  readonly running: Run['status'] | undefined;
  readonly versions: readonly string[];
  /** What effects came to since users stopped hurting, and whether they still grow. */
  readonly effects: readonly string[];
  /** What is taken for granted, and what became of it. */
  readonly assumed: readonly string[];
  readonly leftOver: readonly string[];
  /** What is on the table, and what the last decision rests on. */
  readonly table: readonly string[];
  readonly decided: readonly string[];
  readonly waiting: readonly string[];
  /** What is asked of whom until when, and what to type for it. */
  readonly asked: readonly string[];
  readonly actions: readonly Action[];
  /** The moment that it says. */
  readonly updated: string;
};

/** Where an incident stands: who decides, what is under way, what waits for what, and what to type now. */
export function statusScreen(
  incident: Incident,
  sources: StatusSources,
  voice: Voice,
): StatusScreen {
  const { id, mode, rung, targets, course, tabletop } = incident;
  const { title, reports = {}, asks = [] } = sources;
  return {
    incident: id,
    mode,
    severity: incident.severity ?? 'no severity yet',
    title: title === undefined ? undefined : oneLine(title ?? '(erased)'),
    targets: targets.length === 0 ? withoutTargets(incident) : list(targets),
    rung,
    standing: standingNow(incident, voice),
    fall: fallText(incident),
    decides: decidesText(incident, voice),
    held: heldText(incident.hold, voice),
    course: [courseText(incident, voice), ...inForce(incident, voice)].join(' '),
    epoch: course.status === 'none' ? undefined : course.epoch,
    clocks: clocksOf(incident, sources, voice),
    steps: stepsOf(incident, voice),
    running: currentRun(incident)?.status,
    versions: skewBoard(reports),
    effects: effectLines(incident, voice),
    assumed: assumptionLines(incident),
    leftOver: [...residuals(incident, voice), ...reviews(incident, voice)],
    waiting: waitingFor(incident, voice, new Set(asks.map(({ key }) => key))).map(sentence),
    asked: asks.filter(({ tells }) => !tells).map((ask) => askLine(ask, voice)),
    table: [...tableLines(incident, voice), ...(tabletop ? optionLines(tabletop, voice) : [])],
    decided: decidedLines(incident, voice),
    actions: nextActions(incident, voice),
    updated: clock(voice.now, voice),
  };
}

const withoutTargets = ({ tabletop }: Incident): string =>
  tabletop === undefined ? 'This incident' : 'This tabletop';

/** A tabletop climbs no rungs: what is said of it is where its story stands. */
function standingNow(incident: Incident, voice: Voice): string {
  const { rung, reached, declaredAt, tabletop, drill } = incident;
  if (tabletop !== undefined && rung !== 'closed') return storyStanding(tabletop, voice);
  const ended =
    rung === 'closed' && drill?.isOvertaken === true
      ? ', ended by a live incident that took its target, so it has no score'
      : '';
  return `${standing(incident)} (since ${clock(reached[rung] ?? declaredAt, voice)})${ended}`;
}

/** What runs out when, and what is held back until when. */
const clocksOf = (
  incident: Incident,
  { objectives, automation = [] }: StatusSources,
  voice: Voice,
): readonly string[] => [
  ...decisionClock(incident, voice),
  ...pageLines(incident, voice),
  ...statusClocks(incident, objectives, voice),
  ...cadenceLines(incident, voice),
  ...automationLines(automation, voice),
];

/** Who decides, and what is about to change that. */
function decidesText(incident: Incident, voice: Voice): string {
  const { authority, offer, glass, relieved, opened } = incident;
  if (opened === 'imported') {
    return `It happened elsewhere, and was imported by ${person(authority, voice)}.`;
  }
  return sentences(
    `${person(authority, voice)} decides`,
    offer && `Offered to ${person(offer.to, voice)} until ${clock(offer.until, voice)}`,
    glass && `Glass broken until ${clock(glass.until, voice)}`,
    relieved &&
      `${person(relieved.person, voice)} was relieved at ${clock(relieved.at, voice)} by ${person(relieved.by, voice)}`,
  );
}

/** Why it is no longer as far up as it was: a tired reader takes it for a new failure otherwise. */
const fallText = ({ fallenBy }: Incident): string | undefined =>
  fallenBy === supportKey
    ? 'It fell back because support sees more reports; only the authority, or another strategy, takes it further.'
    : fallenBy === undefined
      ? undefined
      : `It fell back because ${checkName(fallenBy)} failed; it climbs again by itself once the checks have held.`;

function stepsOf(incident: Incident, voice: Voice): StatusScreen['steps'] {
  const plan = currentPlan(incident) ?? lastPlan(incident);
  const run = plan && incident.runs[plan.id];
  if (run === undefined) return undefined;
  const ended = run.status === 'ended' ? ', which has ended' : '';
  return { heading: `Steps of ${run.plan}${ended}`, rows: stepRows(sightOf(incident, run), voice) };
}

/** After its strategy has ended the last run still says what was done. */
const lastPlan = ({ governing, plans }: Incident) =>
  governing === undefined ? undefined : plans[governing];

function courseText({ course, tabletop }: Incident, voice: Voice): string {
  if (tabletop !== undefined) {
    return 'Decisions alone are rehearsed: nothing is touched, and nobody is paged.';
  }
  if (course.status === 'none') return 'No strategy is active.';
  const { strategy, plan, epoch, since, targets } = course;
  const active = `${strategy} of ${list(targets)}${plan === undefined ? '' : ` by ${plan}`} (epoch ${epoch}), since ${clock(since, voice)}`;
  return course.status === 'active'
    ? `Active: ${active}.`
    : `Ending: ${active}; then ${course.next.plan ?? course.next.strategy} (epoch ${course.next.epoch}).`;
}

/** What stopped the exposure and still does, under whatever strategy follows. */
const inForce = (incident: Incident, voice: Voice): readonly string[] =>
  Object.values(incident.containments)
    .filter(({ status }) => status !== 'ended')
    .map(
      ({ plan, strategy, targets, since, status }) =>
        `${status === 'kept' ? 'Kept in force' : 'In force'}: ${strategy} on ${list(targets)} by ${plan}, since ${clock(since, voice)}.`,
    );

const residuals = (incident: Incident, voice: Voice): readonly string[] =>
  openResiduals(incident).map(
    (left) =>
      `${left.residual}: ${leftOverText(left, 120)}; ${left.owner}, ${dueText(left.due, voice)}`,
  );

const reviews = (incident: Incident, voice: Voice): readonly string[] =>
  openReviews(incident).map(
    ({ review, notBy, due }) =>
      `${review}: to be reviewed by somebody other than ${people(notBy, voice)}, ${dueText(due, voice)}`,
  );

const dueText = (due: Instant, voice: Voice): string =>
  `${due <= voice.now ? 'overdue since' : 'due'} ${clock(due, voice)}`;
