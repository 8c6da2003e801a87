import { digestOf } from '../../../lib/hash.ts';
import { isUnreachable, openDirect } from '../channel/direct.ts';
import { statusKey } from '../desired/status.ts';
import type { Want } from '../desired/want.ts';
import { searchOf } from '../send/find.ts';
import type { Job } from '../send/job.ts';
import { requestOf } from '../send/request.ts';
import type { MessageRow } from '../standing.ts';
import { type MessageTools, placeOf, type Told, type ToldIncident } from './incident.ts';
import { linesJob } from './lines.ts';
import { editWant, postWant, recoverWant, type Wanted } from './want.ts';

/** Every difference between the messages that should stand for an incident and those that do. */
export const messageJobs = (tools: MessageTools, told: ToldIncident): readonly Job[] => [
  ...wantJobs(tools, told),
  ...linesJob(tools, told),
];

/** The same for what has no thread with lines of its own. */
export const wantJobs = (tools: MessageTools, told: Told): readonly Job[] =>
  told.wants.flatMap((want) => wantJob({ tools, told, want }));

function wantJob(message: Wanted): readonly Job[] {
  const { told, want } = message;
  const row = told.standing.message(want.key);
  const common = { id: `${told.id} ${want.key}`, priority: want.priority };
  if (row?.state === 'trying') {
    const run = () => recoverWant(message, row);
    return [{ ...common, lane: row.channel, first: requestOf(searchOf(row)), run }];
  }
  const place = placeOf(told, want);
  if (!place) return openingJob(message);
  if (row?.state === 'stands' && row.channel === place.channel) return editJob(message, row);
  const { channel: lane } = place;
  const first = requestOf('chat.postMessage', place);
  const run = () => postWant(message, place);
  return mayPost(want, row) ? [{ ...common, ...urgency(want), lane, first, run }] : [];
}

/** Somebody's own messages are opened before anything stands there. */
function openingJob({ tools, told, want }: Wanted): readonly Job[] {
  if (typeof want.where !== 'object' || 'channel' in want.where || want.onlyEdit === true)
    return [];
  const { user } = want.where;
  if (isUnreachable(told.standing, user)) return [];
  return [
    {
      id: `${told.id} direct ${user}`,
      lane: `direct ${user}`,
      first: requestOf('conversations.open'),
      priority: want.priority,
      run: () => openDirect(tools, told, user),
    },
  ];
}

/** The status message comes first: it is what the thread hangs on, and what a reader begins with. */
const urgency = ({ key, priority }: Want): Pick<Job, 'priority'> => ({
  priority: key === statusKey ? 0 : priority,
});

/** What says nothing new about the incident, such as a clock that went on, waits for what does. */
function editJob(message: Wanted, row: MessageRow): readonly Job[] {
  const { told, want } = message;
  const { ts, channel } = row;
  if (ts === undefined || want.once === true || digestOf(want.message) === row.digest) return [];
  return [
    {
      id: `${told.id} ${want.key}`,
      lane: channel,
      first: requestOf('chat.update', { channel, ts }),
      priority: row.version < told.version ? want.priority : 3,
      run: () => editWant(message, { ...row, ts }),
    },
  ];
}

/** What became of something is not worth a message of its own, and what was refused or left out is not sent again. */
function mayPost(want: Want, row: MessageRow | undefined): boolean {
  if (want.onlyEdit === true) return false;
  if (row?.state === 'refused') {
    const isLeft = typeof want.where === 'object' || want.mayGoMissing === true;
    return !isLeft && row.digest !== digestOf(want.message);
  }
  // Once is once, also where the channel changed meanwhile.
  return !(want.once === true && row?.state === 'stands');
}
