import { mayPass, type Trouble } from '../../trouble.ts';
import type { Call } from '../send/call.ts';
import type { Job } from '../send/job.ts';
import { findChannel } from '../send/pages.ts';
import { requestOf } from '../send/request.ts';

/** The channel with one line an incident. */
export type Announcement = {
  /** Its id, once that is known and as long as it can be written to. */
  readonly channel: () => string | undefined;
  /** Whether there is to be one at all. */
  readonly isWanted: boolean;
  /** Why it cannot be written to; nothing while it is looked for, when it is fine, or when none is wanted. */
  readonly trouble: () => string | undefined;
  /** Why there is none: its trouble, or that none is wanted. Nothing while it is looked for. */
  readonly missing: () => string | undefined;
  readonly lose: (code: string) => void;
  /** Looks for it again. */
  readonly retry: () => void;
  readonly jobs: () => readonly Job[];
};

const isId = (said: string): boolean => /^[CG][A-Z0-9]{5,}$/u.test(said);

/** By id it is there at once; by name it is looked for. */
export function openAnnouncement(call: Call, said: string | undefined): Announcement {
  const given = said?.replace(/^#/u, '') ?? '';
  const first = isId(given) ? given : undefined;
  let channel = first;
  let trouble: string | undefined;
  const look = async (): Promise<Trouble | undefined> => {
    const found = await findChannel(call, ({ name }) => name === given);
    if (!found.ok && mayPass(found.error)) return found.error;
    channel = found.ok ? found.value?.id : undefined;
    trouble = found.ok ? undefined : found.error.code;
    if (channel === undefined) trouble ??= 'channel_not_found';
    return undefined;
  };
  const isSought = (): boolean => given !== '' && channel === undefined && trouble === undefined;
  return {
    channel: () => channel,
    isWanted: given !== '',
    trouble: () => trouble,
    missing: () => trouble ?? (given === '' ? 'NoChannel' : undefined),
    lose: (code) => {
      channel = undefined;
      trouble = code;
    },
    retry: () => {
      if (trouble === undefined) return;
      trouble = undefined;
      channel = first;
    },
    jobs: () => (isSought() ? [{ ...search, run: look }] : []),
  };
}

const search = {
  id: 'announcement channel',
  lane: 'announcement channel',
  first: requestOf('conversations.list'),
  priority: 1,
} as const;
