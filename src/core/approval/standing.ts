import { type Instant, type PersonId } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { stepSpec } from '../run/run.ts';
import { type Need, needOfStep, needsBefore } from './needs.ts';
import { type Answers, type Approval, type Denial, noAnswers } from './state.ts';

/** How one agreement stands. `given` counts different people; `no`: somebody said no, or silence means it. */
export type Standing = {
  readonly need: Need;
  readonly given: readonly PersonId[];
  readonly no: Denial | 'silence' | undefined;
  readonly isMet: boolean;
};

type Seen = Pick<Incident, 'approvals' | 'authority'>;
type Before = Seen & Pick<Incident, 'glass'>;

export const answersTo = ({ approvals }: Pick<Incident, 'approvals'>, { id }: MadePlan): Answers =>
  approvals[id] ?? noAnswers;

const speaksFor = (need: Need, { step, roles, person }: Approval | Denial): boolean =>
  step === need.step &&
  (need.people.includes(person) || roles.some((role) => need.roles.includes(role)));

/** For whoever orders a plan, their own word given ahead counts no more than being the second person beside themselves. */
const isOwn = (need: Need, { ahead, person }: Approval, { authority }: Seen): boolean =>
  person === authority && (need.mode === 'second' || ahead !== undefined);

/** Same human, two accounts: one person, because people are counted by their ids in the directory. */
function standingOf(seen: Seen, made: MadePlan, need: Need, now: Instant | undefined): Standing {
  const answers = answersTo(seen, made);
  const counts = (one: Approval): boolean =>
    speaksFor(need, one) && (now === undefined || now < one.until) && !isOwn(need, one, seen);
  const denials = answers.denied.filter((one) => speaksFor(need, one));
  const yes = answers.given.filter(counts).map(({ person }) => person);
  const heard = need.mode === 'consult' ? denials.map(({ person }) => person) : [];
  const given = [...new Set([...yes, ...heard])];
  const lapsed = answers.asked[need.key]?.lapsed;
  const silence = lapsed === 'deny' && given.length < need.min ? 'silence' : undefined;
  const no = need.mode === 'consult' ? undefined : (denials[0] ?? silence);
  const isEnough = given.length >= need.min || lapsed === 'proceed';
  return { need, given, no, isMet: isEnough && no === undefined };
}

/** How everything stands that this plan needs before go. Without `now` what has not been voided counts. */
export const standingBefore = (
  incident: Before,
  made: MadePlan,
  now?: Instant,
): readonly Standing[] =>
  needsBefore(made.document, isGlassBroken(incident, now)).map((need) =>
    standingOf(incident, made, need, now),
  );

/** Whoever decides broke the glass: for its time one person is enough where two are asked for. */
export const isGlassBroken = (
  { glass, authority }: Pick<Incident, 'glass' | 'authority'>,
  now?: Instant,
): boolean => glass?.by === authority && (now === undefined || now < glass.until);

/**
 * Whether this plan may go although somebody who was to agree has not: nobody answered in time, and that lets it go, or
 * glass was broken. Whoever decides types its targets then.
 */
export const goesUnapproved = (incident: Before, made: MadePlan, now?: Instant): boolean =>
  standingBefore(incident, made, now).every(({ isMet }) => isMet) &&
  needsBefore(made.document)
    .map((need) => standingOf(incident, made, need, now))
    .some(({ need, given }) => need.mode !== 'consult' && given.length < need.min);

/** The incident as it is for somebody who orders its plan without being the one who decides. */
export const orderedBy = (incident: Incident, by: PersonId): Incident => ({
  ...incident,
  authority: by,
});

/** How the agreement stands that this step waits for; undefined for a step that waits for nobody. */
export function gateOf(
  seen: Seen,
  made: MadePlan,
  step: string,
  now?: Instant,
): Standing | undefined {
  const spec = stepSpec(made.document, step);
  const need = spec && needOfStep(spec);
  return need && standingOf(seen, made, need, now);
}
