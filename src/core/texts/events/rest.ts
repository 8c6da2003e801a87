import type { EventType } from '../../events.ts';
import { list, oneLine, person } from '../words.ts';
import { because, type EventTexts, type Told } from './told.ts';

/** ` (Close checkout-1 and Close checkout-2)`; nothing without the plan. */
const steps = ({ plan }: Pick<Told, 'plan'>): string =>
  plan === undefined || plan.rest.length === 0
    ? ''
    : ` (${list(plan.rest.map(({ name }) => oneLine(name, 80)))})`;

/** The events about resting places. */
export const restTexts = {
  RunTakenToRest: (told, voice) => {
    const { plan, by, approvedBy } = told.event;
    if (by === 'order') return `${plan} is taken to rest by order${steps(told)}${because(told)}`;
    const who = approvedBy === undefined ? 'at go' : `by ${person(approvedBy, voice)} at go`;
    return `${plan} is taken to rest${steps(told)} because nobody answered, as approved ${who}`;
  },
  RunRested: ({ event: { plan } }) => `${plan} rests: it is safe to stay`,
  RestPutOff: ({ event: { plan } }) =>
    `${plan} stays where it is, although it is no resting place: somebody is at it`,
} satisfies Partial<EventTexts<EventType>>;
