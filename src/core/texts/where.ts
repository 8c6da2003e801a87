import type { AutomationNow } from '../automation/automation.ts';
import type { Frozen } from '../freeze/freeze.ts';
import type { Instant, PersonId, Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { AheadApproval } from '../standing-approval/state.ts';
import { day } from './dates.ts';
import { modeText } from './events/automation.ts';
import { shapeText } from './standing-approvals.ts';
import { incident as incidentCommand, release, rollback, type Voice } from './voice.ts';
import { clock, list, oneLine, person, sentence } from './words.ts';

/** A target and all that keeps people or programs from acting on it. */
export type Place = {
  readonly target: Target;
  readonly owner: string | undefined;
  readonly held: Held | undefined;
  /** Since when it is held by a private incident of which whoever asks may not know. */
  readonly hiddenSince?: Instant | undefined;
  readonly frozen: readonly Frozen[];
  readonly automation: AutomationNow;
  /** What was approved ahead and still counts. */
  readonly ahead: readonly AheadApproval[];
};

type Held = {
  readonly since: Instant;
  readonly incident: Incident;
  readonly title: string | null;
  readonly active:
    | { readonly run: string; readonly epoch: number; readonly since: Instant }
    | undefined;
  readonly contained: readonly { readonly run: string; readonly since: Instant }[];
};

export type Where = {
  readonly places: readonly Place[];
  /** The targets that whoever asks may decide about where no incident is open. */
  readonly own: readonly Target[];
  readonly person: PersonId | undefined;
};

/** What is locked, by whom, since when and until what; what is frozen; and where whoever asks may act. */
export function whereText({ places, own, person: asks }: Where, voice: Voice): string {
  const told = places.map((place) => placeText(place, voice).join('\n'));
  const nothing = 'Nothing is locked, nothing is frozen, and automation is held back nowhere.';
  return [
    ...(told.length === 0 ? [nothing] : told),
    acting({ places, own, person: asks }, voice),
  ].join('\n\n');
}

/** The target with a colon, then a line for each thing that keeps people or programs from acting on it. */
export const placeText = (
  { target, held, hiddenSince, frozen, automation, ahead }: Place,
  voice: Voice,
): readonly string[] => [
  `${target}:`,
  ...[
    ...(held ? heldLines(held, voice) : []),
    ...(hiddenSince === undefined ? [] : hiddenLines(hiddenSince, voice)),
    ...frozen.map((one) => frozenLine(target, one, voice)),
    ...(automation.mode === 'on'
      ? []
      : [
          `Automation is ${modeUntil(automation, voice)}; two of the roster end it: ${rollback(voice, `auto on ${target} <reason>`)}`,
        ]),
    ...ahead.map((one) => aheadLine(target, one, voice)),
  ].map((line) => `- ${sentence(line)}`),
];

const aheadLine = (target: Target, { person: who, shape, until }: AheadApproval, voice: Voice) =>
  `${person(who, voice)} approved ahead, until ${day(until)}: ${shapeText(shape)}; revoked by ${rollback(voice, `revoke-ahead ${target} <reason>`)}`;

/** `off, until 11:00 UTC` */
const modeUntil = (automation: Exclude<AutomationNow, { mode: 'on' }>, voice: Voice): string =>
  `${modeText[automation.mode]}, until ${clock(automation.until, voice)}`;

/** Where triggers do not act now, a sentence for each target; nothing where they may. */
export const automationLines = (
  targets: readonly Pick<Place, 'target' | 'automation'>[],
  voice: Voice,
): readonly string[] =>
  targets.flatMap(({ target, automation }) =>
    automation.mode === 'on' ? [] : [`Automation of ${target} is ${modeUntil(automation, voice)}.`],
  );

const hiddenLines = (since: Instant, voice: Voice): readonly string[] => [
  `Held by a private incident since ${clock(since, voice)}`,
  `Whoever is on call for the service knows who decides there and can have you let in with ${incidentCommand(voice, 'invite <@you>')}`,
];

function heldLines({ since, incident, title, active, contained }: Held, voice: Voice) {
  const name = title === null ? '' : `: ${oneLine(title, 120)}`;
  const { id, authority, course } = incident;
  return [
    `Held by ${id} since ${clock(since, voice)}${name}`,
    `${person(authority, voice)} decides there`,
    active && course.status !== 'none'
      ? `${course.strategy}${active.run === course.strategy ? '' : ` (${active.run})`} is active since ${clock(active.since, voice)}, epoch ${active.epoch}; it ends with its run, or by ${rollback(voice, 'abort')} there`
      : 'No strategy is active',
    ...contained.map(
      ({ run, since: from }) =>
        `The containment of ${run} is in force since ${clock(from, voice)}; it ends by ${rollback(voice, 'containment end <reason>')} there`,
    ),
    `The lock ends when ${id} is recovered or closed: ${incidentCommand(voice, 'close')} there`,
  ];
}

function frozenLine(target: Target, frozen: Frozen, voice: Voice): string {
  const { version, incident: id, plan, since, fix } = frozen;
  const what = `The change of release ${oneLine(version, 60)} is frozen since ${clock(since, voice)} (${id}, ${plan})`;
  return fix === undefined
    ? `${what} until its fix is named: ${release(voice, `fixed ${target} <fix commit>`)}`
    : `${what}; what contains ${fix} may go out, that release itself stays out`;
}

function acting({ places, own, person: asks }: Where, voice: Voice): string {
  const led = places.filter(({ held }) => asks !== undefined && held?.incident.authority === asks);
  const free = own.filter(
    (target) =>
      !places.some((one) => one.target === target && (one.held ?? one.hiddenSince) !== undefined),
  );
  const held = own.filter((target) =>
    places.some((one) => one.target === target && one.held && one.held.incident.authority !== asks),
  );
  const lines = [
    led.length > 0 && `You decide now about ${list(led.map(({ target }) => target))}`,
    free.length > 0 && `You may act on ${list(free)}: ${rollback(voice, `${free[0]}`)}`,
    held.length > 0 &&
      `You are on the roster of ${list(held)}, where somebody else decides now: ${incidentCommand(voice, 'take-command <reason>')} there makes you the authority`,
  ].filter((line) => line !== false);
  return lines.length === 0
    ? `You are on no roster, so you decide nowhere. Propose to whoever does: ${rollback(voice, '<service>')}.`
    : lines.map(sentence).join('\n');
}
