import { deepStrictEqual } from 'node:assert/strict';
import type { Incident } from '../../src/core/incident/incident.ts';
import { ruleOf } from '../../src/core/policy/rules.ts';
import { TimerOrder } from '../../src/core/timer-order.ts';
import type { Act, Scene } from './scene.ts';

/** What is kept of an order that is somebody else's: that it was said, and who is called for it. */
function besidesAdvice({ paging, standDown, ...rest }: Incident) {
  const { succession, authoritySince } = paging;
  const told = { length: 0, updatedAt: '' };
  return { ...rest, ...told, succession, authoritySince, sleeps: standDown?.status };
}

/** A refusal may show a fresh card, make its plan anew, and ask for an approval; it moves none of this. */
const moving = (incident: Incident) => {
  const { course, runs, held, acted, containments, residuals, waived, checks } = incident;
  const { authority, roles, offer, glass, claim, severity, targets, privacy, reviews } = incident;
  const doing = { course, runs, held, acted, containments, residuals, waived, checks };
  return { ...doing, authority, roles, offer, glass, claim, severity, targets, privacy, reviews };
};

const clock: ReadonlySet<string> = new Set(TimerOrder.options.map(({ shape }) => shape.kind.value));

function isSame(one: unknown, other: unknown): boolean {
  try {
    deepStrictEqual(one, other);
    return true;
  } catch {
    return false;
  }
}

/**
 * What one thing that is said may bring about, as a whole: nobody without the say moves anything, what is refused moves
 * nothing, and the clock decides nothing.
 */
export function ofSaying(before: Scene, act: Act, after: Scene): readonly string[] {
  if (!before.incident || !after.incident || 'laterMs' in act) return [];
  return 'order' in act
    ? ofOrder(before.incident, act, after)
    : ofReport(before.incident, act.report.kind, after, before.log.length);
}

function ofOrder(
  before: Incident,
  { order: { kind }, actor }: Extract<Act, { order: unknown }>,
  { incident: after, told }: Scene,
): readonly string[] {
  if (!after) return [];
  if (told.status !== 'refused') {
    // What somebody signed ahead is theirs: the rules of `ofSigned` say when it goes.
    const isTheirs =
      actor.kind === 'person' &&
      (actor.person === before.authority || actor.under === 'standing-order');
    return ruleOf(kind) === 'authority' && told.status === 'decided' && !isTheirs
      ? [`somebody else than the authority ordered ${kind}`]
      : [];
  }
  const { code } = told.refusal;
  const isAdvice = code === 'NotTheAuthority';
  const isStill = isAdvice
    ? isSame(besidesAdvice(before), besidesAdvice(after))
    : isSame(moving(before), moving(after));
  return isStill ? [] : [`${kind} was refused with ${code} and moved something`];
}

function ofReport(
  before: Incident,
  kind: string,
  { incident: after, log }: Scene,
  length: number,
): readonly string[] {
  const events = log.slice(length).map(({ event }) => event);
  const decided = events.filter((event) => 'because' in event && event.because !== undefined);
  return [
    ...(after?.authority === before.authority ? [] : [`${kind} changed who decides`]),
    ...(clock.has(kind) ? decided.map(({ type }) => `the clock decided ${type}: ${kind}`) : []),
  ];
}
