import { nextShift } from '../../lib/shift.ts';
import { after, type Instant, instant, millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { SupportRule } from './rule.ts';

/** What support was asked and said since users stopped hurting. */
export type SupportState = {
  readonly asked: Instant | undefined;
  /** When it is asked again, after it needed time. */
  readonly again: Instant | undefined;
  readonly saidNoIncrease: boolean;
  /** It saw more reports: calm checks do not outweigh that, only the authority or another strategy does. */
  readonly objects: boolean;
};

export const supportUnasked: SupportState = {
  asked: undefined,
  again: undefined,
  saidNoIncrease: false,
  objects: false,
};

/** Names the gate where checks are named: in waivers, and in what took an incident back. */
export const supportKey = 'gate/support';

const isStanding = ({ rung }: Pick<Incident, 'rung'>): boolean =>
  rung === 'mitigated' || rung === 'validating';

/** So long after a moment, or at the beginning of the next shift. */
export const inShift = (from: Instant, { afterMs, hours }: SupportRule): Instant => {
  const due = after(from, afterMs);
  return hours === undefined ? due : instant(nextShift(millis(due), hours));
};

/** When support is asked next; undefined while it is asked, has answered, or nobody asks it here. */
export function supportDue(incident: Incident): Instant | undefined {
  const { rules, support, reached } = incident;
  const rule = rules.supportAck;
  const calm = reached.mitigated;
  if (rule === undefined || calm === undefined || !isStanding(incident)) return undefined;
  if (support.asked !== undefined || support.saidNoIncrease) return undefined;
  return support.again ?? inShift(calm, rule);
}

/** The rule by which recovery waits for support; undefined where it does not. */
export function supportMissing({
  rules,
  support,
  waived,
}: Pick<Incident, 'rules' | 'support' | 'waived'>): SupportRule | undefined {
  const isSaid = support.saidNoIncrease || waived.includes(supportKey);
  return rules.supportAck?.mode === 'ack' && !isSaid ? rules.supportAck : undefined;
}

/** The rule, where support may say something now. */
export const supportRuleNow = (incident: Incident): SupportRule | undefined =>
  isStanding(incident) ? incident.rules.supportAck : undefined;
