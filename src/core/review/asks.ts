import type { Ask, Asker } from '../asks.ts';
import { latest } from '../cadence/due.ts';
import type { Incident } from '../incident/incident.ts';
import { incident as onIncident } from '../texts/voice.ts';
import { clock, people } from '../texts/words.ts';
import { openReviews, type Review } from './reviews.ts';

/** Asked when there is time for it: after recovery or the end of the incident, or when it is overdue. */
export const reviewAsks: Asker = ({ incident, voice }) =>
  openReviews(incident).flatMap((review): readonly Ask[] => {
    const { review: name, notBy, due, openedAt } = review;
    const { reached } = incident;
    const isOverdue = due <= voice.now;
    const isCalm = incident.rung === 'recovered' || incident.rung === 'closed';
    if (!isOverdue && !isCalm) return [];
    const by = clock(due, voice);
    return [
      {
        key: `review/${name}`,
        of: reviewersOf(incident, review),
        where: 'direct',
        urgent: false,
        canWait: true,
        since: isOverdue ? due : latest(openedAt, reached.recovered, reached.closed),
        until: undefined,
        lines: [
          `Review ${name} of ${incident.id} (${reviewCauses[review.cause]}, by ${people(notBy, voice)}): it ${isOverdue ? 'was due' : 'is due'} at ${by}.`,
          'What was done and why stands in the timeline. Say what you find; it stands beside it.',
        ],
        actions: [
          { label: 'Say the finding', command: onIncident(voice, `review ${name} <finding>`) },
          { label: 'Read it', command: onIncident(voice, 'timeline') },
        ],
      },
    ];
  });

/** What was done that somebody else is to look at. */
export const reviewCauses = {
  'take-command': 'command was taken',
  'standing-order': 'a standing order acted',
  waiver: 'a check was waived',
  override: 'a switch did not wait',
} as const satisfies Record<Review['cause'], string>;

/** Those of the roster who were not in it. Nobody: anybody else may. */
const reviewersOf = ({ paging }: Incident, { notBy }: Review) => {
  const { people: roster, deputy } = paging.succession;
  const all = [...new Set([...roster, ...(deputy === undefined ? [] : [deputy])])];
  return all.filter((one) => !notBy.includes(one));
};
