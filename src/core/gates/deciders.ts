import { type Decider, decided, refused } from '../command.ts';
import { because } from '../policy/because.ts';
import { heldOn } from '../policy/facts.ts';
import { holdersOf } from '../policy/may.ts';
import { refuse } from '../refusals.ts';
import { inShift, supportDue, supportedOn, supportKey, supportRuleNow } from './support.ts';

/**
 * Support says whether reports rise (capabilities, S48). An increase takes the incident back whenever it is seen; that
 * there is none says something only once support was asked. Time is given once.
 */
const supportSays: Decider<'supportSays'> = (command, incident) => {
  const { order, facts, by, at } = command;
  const { verdict, evidence } = order;
  const rule = supportRuleNow(incident);
  if (!rule) return refused(refuse('SupportNotAsked', { due: undefined }));
  const { role } = rule;
  const holders = holdersOf(role, incident, heldOn(facts, supportedOn(incident)));
  if (!holders.includes(by)) return refused(refuse('NotTheRole', { role, holders }));
  const { asked, again } = incident.support;
  if (verdict !== 'increase' && asked === undefined) {
    return refused(refuse('SupportNotAsked', { due: supportDue(incident) }));
  }
  if (verdict === 'need-time' && again !== undefined) {
    return refused(refuse('SupportHadTime', { role }));
  }
  return decided(
    {
      type: 'SupportSaid',
      verdict,
      by,
      ...(verdict === 'need-time' ? { again: inShift(at, rule) } : {}),
      because: because(command, by, { role }),
      ...(evidence ? { texts: { evidence } } : {}),
    },
    ...(verdict === 'increase' ? [{ type: 'MitigationLost' as const, check: supportKey }] : []),
  );
};

/** The orders about gates. */
export const gateDeciders = { supportSays };
