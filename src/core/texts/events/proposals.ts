import type { EventType } from '../../events.ts';
import type { FrozenPlan } from '../../plan/plan.ts';
import type { Considered } from '../../proposals/considered.ts';
import type { EffectCount } from '../../strategy/events.ts';
import { checkName } from '../checks.ts';
import { reasonText } from '../impact.ts';
import type { Voice } from '../voice.ts';
import { clockSeconds, count, list, oneLine, people, person } from '../words.ts';
import { verdictText } from './checks.ts';
import { because, type EventTexts } from './told.ts';

/** The events about what is on the table. */
export const proposalTexts = {
  ObjectionsAsked: ({ event: { poll, until, because: by }, at }, voice) =>
    `${person(by.person, voice)} asks for strong objections until ${clockSeconds(until, { ...voice, now: at })} (${poll}); silence is consent`,
  ObjectionRaised: (told, voice) => {
    const { objection, by, poll } = told.event;
    const to = poll === undefined ? '' : `, ${poll}`;
    return `${person(by, voice)} objects (${objection}${to})${because(told)}`;
  },
  ObjectionsEnded: ({ event: { poll, objections } }) =>
    objections === 0
      ? `Nobody objected until the end of ${poll}: consent`
      : `The time of ${poll} is over: ${count(objections, 'objection')}, which the authority weighs`,
} satisfies Partial<EventTexts<EventType>>;

type Course = { readonly strategy: string; readonly plan?: string | undefined };
const named = ({ strategy, plan }: Course): string =>
  plan === undefined ? strategy : `${strategy} by ${plan}`;

/** What a decision rests on beside the table: what nothing had proven, and how many there were of each effect. */
export type Basis = {
  readonly unproven: readonly string[];
  readonly counts: readonly EffectCount[];
  /** The plan that was decided, where it is known: it gives names to the effects. */
  readonly plan: FrozenPlan | undefined;
};

/** What was on the table, known, accepted and said against it when a strategy was decided; a sentence each. */
export function consideredLines(
  { options, checks, waived, warned, objections, polls }: Considered,
  { unproven, counts, plan }: Basis,
  voice: Voice,
): readonly string[] {
  const others = options.filter(({ chosen }) => !chosen);
  const backed = options.filter(({ chosen, by }) => chosen && by.length > 0);
  return [
    ...backed.map(({ by }) => `It was proposed by ${people(by, voice)}`),
    ...(others.length > 0
      ? [`Not chosen: ${list(others.map((one) => optionText(one, voice)))}`]
      : []),
    ...(checks.length > 0
      ? [
          `Known then: ${list(
            checks.map(
              ({ check, verdict }) =>
                `${checkName(check)} ${verdictText(verdict, false)}${waived.includes(check) ? ', waived' : ''}`,
            ),
          )}`,
        ]
      : []),
    ...(warned.length > 0
      ? [`Guardrails warned: ${list(warned.map((code) => `${reasonText(code)} (${code})`))}`]
      : []),
    ...(counts.length > 0
      ? [
          `Counted: ${list(counts.map(({ effect, count: many }) => `${many ?? 'uncounted'} ${effectName(effect, plan)}`))}`,
        ]
      : []),
    ...(unproven.length > 0
      ? [`Accepted unproven: ${list(unproven.map((text) => `"${oneLine(text, 120)}"`))}`]
      : []),
    ...polls.map(({ poll, standing }) => `${poll}: ${standings[standing]}`),
    ...objections.map(
      ({ objection, by }) => `Against the objection of ${person(by, voice)} (${objection})`,
    ),
  ];
}

const effectName = (id: string, plan: FrozenPlan | undefined): string =>
  oneLine(plan?.effects.find((one) => one.id === id)?.name ?? id, 60);

const standings = {
  open: 'objections were still being asked for',
  consent: 'nobody objected',
  objections: 'it met objections',
} as const satisfies Record<Considered['polls'][number]['standing'], string>;

/** `wait (P1 of Bo, declined for now)`. */
function optionText(option: Considered['options'][number], voice: Voice): string {
  const { proposal, by, status } = option;
  const more = [
    ...(proposal === undefined ? [] : [`${proposal} of ${people(by, voice)}`]),
    ...(status === 'declined' ? ['declined for now'] : []),
  ];
  return more.length === 0 ? named(option) : `${named(option)} (${more.join(', ')})`;
}
