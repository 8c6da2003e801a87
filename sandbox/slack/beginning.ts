import type { UserGroup } from './state/group.ts';
import type { UserDraft } from './state/user.ts';
import type { ChannelDraft } from './state/workspace.ts';

/** Who is there when nobody says otherwise: the people of the shop, one guest, and one whom the bot does not know. */
export const usualUsers: readonly UserDraft[] = [
  { id: 'U0FIRST', name: 'first-oncall', realName: 'Fio First', tz: 'Europe/Berlin' },
  { id: 'U0SECOND', name: 'second-oncall', realName: 'Sam Second', tz: 'Europe/London' },
  { id: 'U0SUPPORT', name: 'support-lead', realName: 'Lea Support', tz: 'America/New_York' },
  { id: 'U0GUEST', name: 'guest', realName: 'Gil Guest', isRestricted: true },
  { id: 'U0NEW', name: 'new-here', realName: 'Nia New' },
];

const staff = ['U0FIRST', 'U0SECOND', 'U0SUPPORT', 'U0NEW'];

/** The bot was invited to #incidents only; elsewhere it is what any app is at first: not there. */
export const usualChannels: readonly ChannelDraft[] = [
  { id: 'C0GENERAL', name: 'general', creator: 'U0FIRST', members: [...staff, 'U0GUEST'] },
  { id: 'C0INCIDENTS', name: 'incidents', creator: 'U0FIRST', members: [...staff, 'U0BOT'] },
  { id: 'C0DEV', name: 'dev', creator: 'U0SECOND', members: ['U0FIRST', 'U0SECOND', 'U0NEW'] },
];

export const usualGroups: readonly UserGroup[] = [
  {
    id: 'S0ONCALL',
    handle: 'oncall',
    name: 'On call',
    users: ['U0FIRST', 'U0SECOND'],
    disabled: false,
  },
];
