import { sayDuration } from '../../lib/durations.ts';
import type { Ask, Asker } from '../asks.ts';
import { after } from '../ids.ts';
import { decisionSince } from '../paging/decisions.ts';
import { openPlans } from '../strategy/plans.ts';
import { lossText } from '../texts/impact.ts';
import { incident as onIncident, rollback } from '../texts/voice.ts';
import { list } from '../texts/words.ts';
import { excess, numberOf, shownLosses, unsigned } from './loss.ts';
import { isAgainstTime } from './terms.ts';

/** Whoever answers for data signs for what a plan would lose of it, once a card has shown how much. */
export const lossAsks: Asker = ({ incident, holders, voice }) => {
  if (incident.course.status !== 'none') return [];
  return openPlans(incident).flatMap(({ id, document, madeAt: since }) => {
    const lost = excess(document, shownLosses(incident, id));
    const open = unsigned(lost, incident.impact.signed[id] ?? [], voice.now);
    const owners = [...new Set(open.map(({ owner }) => owner))];
    return owners.map((owner): Ask => {
      const theirs = lost.filter((loss) => loss.owner === owner);
      const number = numberOf(theirs);
      return {
        key: `loss/${id}/${owner}`,
        of: holders(owner, document.targets),
        where: 'direct',
        urgent: true,
        since,
        until: undefined,
        lines: [
          `${id} on ${list(document.targets)} would lose ${list(theirs.map(lossText))}.`,
          `It does not start unless ${owner} gives this up by its number: ${rollback(voice, `lose ${id} ${number}`)}.`,
          'If nobody answers, nothing is lost and nothing starts.',
        ],
        actions: [{ label: 'Give it up', command: rollback(voice, `lose ${id} <rows>`) }],
      };
    });
  });
};

/**
 * The time for stopping the harm is over: whoever decides looks at the ways again, or for one. A course that was taken after
 * it was over is doubted only once it has had that time itself.
 */
export const targetTimeAsks: Asker = ({ incident, voice }) => {
  const { impact, authority, rules, course } = incident;
  const { mitigateMs } = rules;
  const { targetTime } = impact;
  if (targetTime?.level !== 'missed' || mitigateMs === undefined) return [];
  if (!isAgainstTime(incident)) return [];
  const over = `Users should have stopped hurting within ${sayDuration(mitigateMs)}, and that time is over.`;
  const asked = { of: [authority], where: 'channel', urgent: true, until: undefined } as const;
  const status = { label: 'See where it is', command: onIncident(voice, 'status') };
  if (course.status === 'none') {
    const none = `${over} Nothing is under way: nobody has decided what is done now.`;
    const { since } = targetTime;
    // A decision that waits is paged about already, one person after the other: this rings nobody a second time.
    const urgent = decisionSince(incident) === undefined;
    const ask = { ...asked, key: 'target-time/undecided', since, urgent };
    return [{ ...ask, lines: [none], actions: [status] }];
  }
  const since =
    course.since > targetTime.since ? after(course.since, mitigateMs) : targetTime.since;
  if (since > voice.now) return [];
  return [
    {
      ...asked,
      key: 'target-time',
      since,
      lines: [`${over} Is this still the right course?`],
      actions: [
        status,
        { label: 'Pause', command: rollback(voice, 'stop') },
        { label: 'Change course', command: rollback(voice, 'switch <plan> <reason>') },
      ],
    },
  ];
};
