/** What Slack tells the bot about without anybody turning to it, and the scope that Slack asks for with it. */
export const events = [
  { event: 'app_home_opened', why: 'to show a person their Home' },
  {
    event: 'reaction_added',
    scope: 'reactions:read',
    why: ':memo: puts a message into the timeline',
  },
  {
    event: 'reaction_removed',
    scope: 'reactions:read',
    why: 'a message that nobody marks any more is withdrawn from the timeline',
  },
  { event: 'pin_added', scope: 'pins:read', why: 'a pin puts a message into the timeline' },
  { event: 'pin_removed', scope: 'pins:read', why: 'as for reaction_removed' },
  {
    event: 'message.channels',
    scope: 'channels:history',
    why: 'a message in the timeline is followed when it is edited or deleted; nothing else of it is kept',
  },
  { event: 'message.groups', scope: 'groups:history', why: 'the same in private channels' },
  { event: 'channel_archive', scope: 'channels:read', why: 'the incident goes on elsewhere' },
  // Of the bot's own going Slack tells by this alone, never by `member_left_channel` (slackapi/bolt-js#1847).
  { event: 'channel_left', scope: 'channels:read', why: 'to come back when it was taken out' },
  { event: 'group_archive', scope: 'groups:read', why: 'the same in private channels' },
  { event: 'group_left', scope: 'groups:read', why: 'the same in private channels' },
  {
    event: 'member_joined_channel',
    scope: 'channels:read',
    why: 'whoever joins the channel of an incident is told how it stands',
  },
  {
    event: 'user_change',
    scope: 'users:read',
    why: 'whose account is closed decides nothing from that moment, and the next is called',
  },
  { event: 'tokens_revoked', why: 'to say that it cannot be answered any more' },
  { event: 'app_uninstalled', why: 'to say that it cannot be answered any more' },
] as const;
