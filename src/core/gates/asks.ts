import type { Asker } from '../asks.ts';
import { reportsText } from '../texts/reports.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { clock, list } from '../texts/words.ts';
import { supportedOn, supportMissing, supportRuleNow } from './support.ts';

/** Support sees what no check sees: whether people go on reporting. */
export const gateAsks: Asker = ({ incident, holders, voice }) => {
  const { support, id, targets, reached } = incident;
  const rule = supportRuleNow(incident);
  const { asked: since } = support;
  const calm = reached.mitigated;
  if (!rule || since === undefined || calm === undefined || support.saidNoIncrease) return [];
  const says = (words: string) => onIncident(voice, `support ${words}`);
  return [
    {
      key: 'support',
      of: holders(rule.role, supportedOn(incident)),
      where: 'direct',
      urgent: false,
      ...(rule.hours === undefined && { canWait: true as const }),
      since,
      until: undefined,
      lines: [
        `Do reports about ${list(targets)} rise? Users of ${id} should have stopped hurting at ${clock(calm, voice)}.`,
        supportMissing(incident)
          ? 'It does not count as recovered before you have answered.'
          : 'Recovery does not wait for your answer; an increase takes the incident back.',
        ...(support.counted === undefined ? [] : [`${reportsText(support.counted)}.`]),
      ],
      actions: [
        { label: 'No increase', command: says('no-increase') },
        { label: 'Increase', command: says('increase <evidence>') },
        ...(support.again === undefined
          ? [{ label: 'Need time', command: says('need-time') }]
          : []),
      ],
    },
  ];
};
