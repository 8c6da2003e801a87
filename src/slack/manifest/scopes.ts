/** A permission that the bot asks a workspace for, and what it is for. */
type Scope = { readonly scope: string; readonly why: string };

/** Without one of these the bot does not run. */
export const needed = [
  { scope: 'commands', why: 'the slash commands and shortcuts' },
  { scope: 'chat:write', why: 'status, thread, cards and private answers' },
  { scope: 'im:write', why: 'to tell a person something when no channel will do' },
  { scope: 'users:read', why: 'to know guests, bots and people of other workspaces' },
  { scope: 'channels:read', why: 'to find the announcement channel, and see channels come and go' },
  { scope: 'channels:manage', why: 'one channel for each incident, its topic, its people' },
  { scope: 'channels:join', why: 'to come back into an incident channel that it was taken out of' },
  { scope: 'pins:write', why: 'to pin the status message' },
  { scope: 'files:write', why: 'the timeline as a file' },
] as const satisfies readonly Scope[];

/** Each of these can be refused when the app is installed: one feature is off then, said in `without`. */
export const optional = [
  {
    scope: 'chat:write.public',
    why: 'a card or a line in a public channel that it is not a member of',
    without: 'invite it where cards are asked for: /invite @sternway',
  },
  {
    scope: 'channels:history',
    why: 'to look whether a message stands when the answer to posting it was lost, and to follow messages in the timeline',
    without:
      'such a message may stand twice, the second time marked "again"; what is edited or deleted stays as it was in the timeline',
  },
  {
    scope: 'reactions:read',
    why: 'to hear :memo: on a message, and to read that message',
    without: ':memo: and pins do nothing; "Add to timeline" in the menu of a message does the same',
  },
  {
    scope: 'pins:read',
    why: 'to hear that a message is pinned',
    without: 'pins do nothing; :memo: does the same',
  },
  {
    scope: 'groups:write',
    why: 'a private channel for each private incident, its topic, its people',
    without: 'private incidents are declared on the command line alone, and have no channel',
  },
  {
    scope: 'groups:read',
    why: 'to find a private channel again that was made when the answer was lost, and see it come and go',
    without: 'such a channel stays empty and a second one is made beside it',
  },
  {
    scope: 'groups:history',
    why: 'as for channels:history, in private channels',
    without: 'the same in private channels',
  },
  {
    scope: 'usergroups:read',
    why: 'to know who is in a user group that a roster names',
    without: 'a roster of a user group stays empty; list its people in sternway.yaml',
  },
] as const satisfies readonly (Scope & { readonly without: string })[];
