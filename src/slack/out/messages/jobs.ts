import { digestOf } from '../../../lib/hash.ts';
import { statusKey } from '../desired/status.ts';
import type { Want } from '../desired/want.ts';
import type { Place } from '../send/find.ts';
import type { Job } from '../send/job.ts';
import type { MessageRow } from '../standing.ts';
import { editWant } from './edit-want.ts';
import { linesJob } from './lines.ts';
import { postWant, recoverWant } from './post-want.ts';
import { type Hands, placeOf, type Vessel } from './vessel.ts';

/** Every difference between the messages that should stand for an incident and those that do. */
export const messageJobs = (hands: Hands, vessel: Vessel): readonly Job[] => [
  ...vessel.wants.flatMap((want) => wantJob(hands, vessel, want)),
  ...linesJob(hands, vessel),
];

function wantJob(hands: Hands, vessel: Vessel, want: Want): readonly Job[] {
  const row = vessel.standing.message(want.key);
  const place = placeOf(vessel, want);
  const common = { id: `${vessel.id} ${want.key}`, priority: want.priority };
  if (row?.state === 'trying') {
    const run = () => recoverWant(hands, vessel, want, row);
    return [{ ...common, lane: row.channel, method: 'conversations.history', run }];
  }
  if (!place) return [];
  if (row?.state === 'stands' && row.channel === place.channel) {
    return editJob(hands, vessel, want, row);
  }
  const run = () => postWant(hands, vessel, want, { place, round: roundOf(row, place) });
  return mayPost(want, row)
    ? [{ ...common, ...urgency(want), lane: place.channel, method: 'chat.postMessage', run }]
    : [];
}

/** The status message comes first: it is what the thread hangs on, and what a reader begins with. */
const urgency = ({ key, priority }: Want): Pick<Job, 'priority'> => ({
  priority: key === statusKey ? 0 : priority,
});

/** What says nothing new about the incident, such as a clock that went on, waits for what does. */
function editJob(hands: Hands, vessel: Vessel, want: Want, row: MessageRow): readonly Job[] {
  const { ts } = row;
  if (ts === undefined || want.once === true || digestOf(want.message) === row.digest) return [];
  return [
    {
      id: `${vessel.id} ${want.key}`,
      lane: row.channel,
      method: 'chat.update',
      priority: row.version < vessel.sources.version ? want.priority : 3,
      run: () => editWant(hands, vessel, want, { ...row, ts }),
    },
  ];
}

/** What became of something is not worth a message of its own, and what Slack refused is not sent to it again. */
function mayPost(want: Want, row: MessageRow | undefined): boolean {
  if (want.onlyEdit === true) return false;
  if (row?.state === 'refused')
    return typeof want.where !== 'object' && row.digest !== digestOf(want.message);
  // Once is once, also where the channel changed meanwhile.
  return !(want.once === true && row?.state === 'stands');
}

/** In another channel it is another message. */
const roundOf = (row: MessageRow | undefined, { channel }: Place): number =>
  row === undefined ? 0 : row.round + (row.state === 'stands' && row.channel !== channel ? 1 : 0);
