import { nextShift } from '../../lib/shift.ts';
import type { EventOf } from '../events.ts';
import { after, type Instant, instant, millis, type Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { type SupportRule, usualSupport } from './rule.ts';

/** What support was asked and said since users stopped hurting. */
export type SupportState = {
  readonly asked: Instant | undefined;
  /** How many reports there were when it was asked; undefined until somebody counted. */
  readonly counted: Pick<EventOf<'ReportsCounted'>, 'now' | 'usual'> | undefined;
  /** When it is asked again, after it needed time. */
  readonly again: Instant | undefined;
  readonly saidNoIncrease: boolean;
  /** It saw more reports: calm checks do not outweigh that, only the authority or another strategy does. */
  readonly objects: boolean;
};

export const supportUnasked: SupportState = {
  asked: undefined,
  counted: undefined,
  again: undefined,
  saidNoIncrease: false,
  objects: false,
};

/** Names the gate where checks are named: in waivers, and in what took an incident back. */
export const supportKey = 'gate/support';

/** What the service says, as the playbook that the incident goes by changes it (capabilities, S48). */
export function supportRuleOf({
  rules,
  governing,
  plans,
}: Pick<Incident, 'rules' | 'governing' | 'plans'>): SupportRule | undefined {
  const made = governing && plans[governing];
  const own = made ? made.document.supportAck : undefined;
  if (own === undefined) return rules.supportAck;
  return { ...(rules.supportAck ?? usualSupport), mode: own === 'required' ? 'ack' : 'notify' };
}

const isStanding = ({ rung }: Pick<Incident, 'rung'>): boolean =>
  rung === 'mitigated' || rung === 'validating';

/** So long after a moment, or at the beginning of the next shift. */
export const inShift = (from: Instant, { afterMs, hours }: SupportRule): Instant => {
  const due = after(from, afterMs);
  return hours === undefined ? due : instant(nextShift(millis(due), hours));
};

/** When support is asked next; undefined while it is asked, has answered, or nobody asks it here. */
export function supportDue(incident: Incident): Instant | undefined {
  const { support, reached } = incident;
  const rule = supportRuleOf(incident);
  const calm = reached.mitigated;
  if (rule === undefined || calm === undefined || !isStanding(incident)) return undefined;
  if (support.asked !== undefined || support.saidNoIncrease) return undefined;
  return support.again ?? inShift(calm, rule);
}

/** The rule by which recovery waits for support; undefined where it does not. */
export function supportMissing(incident: Incident): SupportRule | undefined {
  const rule = supportRuleOf(incident);
  const isSaid = incident.support.saidNoIncrease || incident.waived.includes(supportKey);
  return rule?.mode === 'ack' && !isSaid ? rule : undefined;
}

/** Whose support is asked: that of the worst-hit target, by whose rule it is. */
export const supportedOn = ({ targets }: Pick<Incident, 'targets'>): readonly Target[] =>
  targets.slice(0, 1);

/** The rule, where support may say something now. */
export const supportRuleNow = (incident: Incident): SupportRule | undefined =>
  isStanding(incident) ? supportRuleOf(incident) : undefined;

/** What is to be counted now for whoever is asked. */
export function owedReports(incident: Incident): SupportRule['reports'] {
  const { asked, counted } = incident.support;
  return asked === undefined || counted !== undefined
    ? undefined
    : supportRuleNow(incident)?.reports;
}
