import type { Need } from '../approval/needs.ts';
import { answersTo, type Standing, standingBefore } from '../approval/standing.ts';
import { standingsNow } from '../approval/waiting.ts';
import type { PersonId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import type { NotReached } from '../standing-approval/counting.ts';
import { day } from './dates.ts';
import { stepOf } from './events/told.ts';
import { notReachedText, outsideText } from './standing-approvals.ts';
import type { Voice } from './voice.ts';
import { capital, list, people, person } from './words.ts';

/** Who can give an agreement now, where somebody looked it up. */
type Able = (need: Need) => readonly PersonId[];

/** Whose agreement it is: `dba`, `a second person (approver or dba)`, or people by their names. */
function whose({ need }: Standing, voice: Voice): string {
  const named = need.people.length > 0 ? [people(need.people, voice)] : [];
  const able = list([...need.roles, ...named], 8, 'or');
  return need.mode === 'second' ? `a second person (${able})` : able;
}

/** `dba (Dana)`, `2 more of approver`, or who said no. */
function waitText(standing: Standing, voice: Voice, able: Able | undefined): string {
  const { given, need, no } = standing;
  const more = need.min - given.length;
  const who = `${more > 1 ? `${more} ${given.length > 0 ? 'more ' : ''}of ` : ''}${whose(standing, voice)}`;
  if (no === 'silence') return `${who} (nobody answered in time, which means no)`;
  if (no !== undefined) return `${who} (${person(no.person, voice)} said no)`;
  const names = (able?.(need) ?? []).filter((one) => !given.includes(one));
  const known = need.roles.length === 0 || names.length === 0;
  return known
    ? who
    : `${who} (${names
        .map((one) => person(one, voice))
        .slice(0, 3)
        .join(', ')})`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** How far agreement is: `1 of 3 approved, waits for approver (Cy)`. */
function countText(standings: readonly Standing[], voice: Voice, able?: Able): string {
  const open = standings.filter(({ isMet }) => !isMet);
  const left = standings.filter(({ isMet, ...one }) => isMet && one.given.length < one.need.min);
  return [
    tally(standings),
    ...(open.length === 0
      ? []
      : [`waits for ${list(open.map((one) => waitText(one, voice, able)))}`]),
    ...(left.length === 0 ? [] : [`goes on without ${list(left.map((one) => whose(one, voice)))}`]),
  ].join(', ');
}

/** `approved ahead by Dana, 12 Nov`; nothing where nobody did, or whoever decides did it alone. */
function aheadText(
  incident: Seen,
  made: MadePlan,
  voice: Voice,
  most?: number,
): string | undefined {
  const signed = answersTo(incident, made).given.flatMap(({ ahead, person: who }) =>
    ahead === undefined || who === incident.authority
      ? []
      : [`${person(who, voice)}, ${day(ahead)}`],
  );
  return signed.length === 0 ? undefined : `approved ahead by ${list(signed, most)}`;
}

type Seen = Pick<Incident, 'approvals' | 'authority' | 'glass'>;

/** `short`: one sentence, without names of whoever is waited for; `who`: without why either; `count`: how many of how many. */
export type ApprovalDetail = 'whole' | 'short' | 'who' | 'count';

/** What is known about approvals of a plan beside its incident. */
export type ApprovalRecords = {
  readonly able?: Able | undefined;
  readonly notReached?: NotReached | undefined;
};

/** Whether what was approved ahead is all that is needed. */
const isEnough = (ahead: string | undefined, standings: readonly Standing[]): boolean =>
  ahead !== undefined && standings.every(({ isMet }) => isMet);

/**
 * How the agreement to a plan stands before go, on every surface the same: what was approved ahead, what falls outside it
 * and why, who has agreed and who is waited for. Sentences without their period; none where nobody is asked.
 */
export function approvalLines(
  incident: Seen,
  made: MadePlan,
  voice: Voice,
  { able, notReached, detail = 'whole' }: ApprovalRecords & { detail?: ApprovalDetail } = {},
): readonly string[] {
  const standings = standingBefore(incident, made);
  const isShort = detail !== 'whole';
  const ahead = aheadText(incident, made, voice, isShort ? shortList : undefined);
  const isWhole = isEnough(ahead, standings);
  if (isShort && !isWhole) return shortLines(standings, { notReached, detail });
  const counted = isWhole || standings.length === 0 ? undefined : countText(standings, voice, able);
  const far = notReached && notReachedText(notReached, voice);
  return [ahead && capital(ahead), far, counted].filter((line) => line !== undefined);
}

/** The longest list where there is little room. */
const shortList = 2;

/** `1 of 3 approved (another playbook version), waits for dba and 1 more` */
function shortLines(
  standings: readonly Standing[],
  { notReached, detail }: Pick<ApprovalRecords, 'notReached'> & { detail: ApprovalDetail },
): readonly string[] {
  if (standings.length === 0) return [];
  const open = standings
    .filter(({ isMet, no }) => !isMet && no === undefined)
    .flatMap(({ need }) => (need.people.length > 0 ? [...need.roles, 'others'] : need.roles));
  // Who it was is under Details; that it was said keeps the plan from going.
  const no = standings.some((one) => one.no !== undefined) ? ', denied' : '';
  const why = notReached === undefined ? '' : ` (${outsideText[notReached.outside]})`;
  const waits = open.length === 0 ? '' : `, waits for ${list([...new Set(open)], shortList)}`;
  return [
    `${tally(standings)}${no}${detail === 'short' ? why : ''}${detail === 'count' ? '' : waits}`,
  ];
}

/** `1 of 3 approved` */
function tally(standings: readonly Standing[]): string {
  const given = sum(standings.map((one) => Math.min(one.given.length, one.need.min)));
  return `${given} of ${sum(standings.map(({ need }) => need.min))} approved`;
}

/** What plans and steps wait for of people's agreement: `RB-17: 1 of 2 approved, waits for dba`. */
export const approvalWaits = (incident: Incident, voice: Voice): readonly string[] =>
  Object.values(incident.plans).flatMap((made) => {
    const standings = standingsNow(incident, made);
    if (standings.every(({ isMet }) => isMet)) return [];
    return [...Map.groupBy(standings, ({ need }) => need.step)].map(([step, some]) => {
      const subject = step === undefined ? made.id : `${stepOf(step, made.document)} of ${made.id}`;
      return `${capital(subject)}: ${countText(some, voice)}`;
    });
  });
