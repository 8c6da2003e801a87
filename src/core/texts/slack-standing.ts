import { count } from './words.ts';

const others = 'orders over HTTP and on the command line work.';

/** Why Slack hears or says nothing just now, for whoever runs Sternway: what is wrong, what still works, what mends it. */
export const slackTroubles = {
  registryUnread: 'What stands in Slack could not be read from the registry. It is tried again.',
  accessGone:
    'Slack has taken the access of the bot away. Install the app again and start with its new token.',
  heldBack: 'Slack holds events back because there were too many; commands and buttons work.',
  noConnection:
    'No connection to Slack stands: what is typed there does not arrive. It is opened again and again.',
  silent: 'Slack does not answer, and is asked again. The command line and HTTP go on.',
  tokenRefused: (code: string): string =>
    `Slack does not accept the bot token (${code}): put a valid one into SLACK_BOT_TOKEN and start again. The command line and HTTP go on.`,
  away: (when: string): string => `Slack has not answered ${when}. It is tried again; ${others}`,
  refused: (when: string): string =>
    `Slack refuses the bot's token ${when}. Put a valid SLACK_BOT_TOKEN in place and start again; ${others}`,
  mute: (when: string): string =>
    `Slack does not let the bot write ${when}. Install the app again with chat:write; ${others}`,
  waiting: (many: number): string =>
    `${count(many, 'message waits', 'messages wait')} for Slack; nothing of the record is lost.`,
  untold: (id: string): string =>
    `What happens in ${id} is not told in Slack: this program cannot put it into words, and its log says why. The record is whole; the command line shows where it stands.`,
  nowhere: (id: string): string =>
    `${id} is told nowhere in Slack: it has no channel, and there is no announcement channel in its place. Let the bot make channels, or set SLACK_ANNOUNCE_CHANNEL; the command line shows where it stands.`,
  unreminded: (team: string, channel: string, code: string): string =>
    `${team} is not reminded of its drills in ${channel}: Slack answers ${code}. Invite the bot there, or name another channel under drills in sternway.yaml; whoever is due is written to all the same.`,
  digestRefused: (channel: string, code: string): string =>
    `The week is not told in ${channel}: Slack answers ${code}. Invite the bot there, or name another channel under digest in sternway.yaml; the registry answers with the same figures.`,
  undigested:
    'The week is told nowhere: there is no announcement channel. Set SLACK_ANNOUNCE_CHANNEL, or name a channel under digest in sternway.yaml.',
  unannounced: (code: string): string =>
    `Nothing is announced: Slack answers ${code} for the channel in SLACK_ANNOUNCE_CHANNEL. Name a channel that is there; incidents go on in their own channels.`,
} as const;

const unsaid = 'Slack did not say why';

/** What of an incident's channel could not be set up, after "Not set up:". */
export const setupTroubles = {
  noChannel: (code = unsaid): string =>
    `no channel could be made (${code}); what happens is told here.`,
  noWriting: (code = unsaid): string =>
    `the incident's channel cannot be written to (${code}); what happens is told here.`,
  noTopic: (code = unsaid): string => `the channel has no topic (${code}).`,
  notAll: (code = unsaid): string => `not everybody could be invited (${code}).`,
  noPin: (code = unsaid): string => `this message is not pinned (${code}).`,
  noAnnouncement: (code = unsaid): string => `nothing is announced (${code}).`,
  noSecurity: (code = unsaid): string =>
    `the security channel was not told (${code}); tell it yourself.`,
} as const;

/** What became of a message with buttons, once nothing is to be pressed there any more. */
export const overTexts = {
  runEnded: 'over, the run has ended.',
  triedAnew: 'over, it is tried anew.',
  somethingAsked: 'Something was asked here.',
  notAsked: 'It is no longer asked.',
  lapsed: 'Lapsed: nobody answered.',
  shownAgain: 'Shown again below.',
  otherPlan: 'Over: another plan for its targets was carried out.',
  otherCourse: 'Over: another course is being followed.',
  closed: (id: string): string => `${id} was closed.`,
  recovered: (id: string): string => `Over: ${id} recovered without it.`,
  pauseOver: 'The run had paused here. That is over; the status message says where it stands.',
  again: 'Again: an answer of Slack was lost, so this may stand above already. This one counts.',
} as const;

/** Who ended it, and when: `Not now, by Ada at 03:12 UTC.` */
export const endedBy = (words: string, who: string, at: string): string =>
  `${words} by ${who} at ${at}.`;

/** In the channel of whoever looks after security, where no details of a private incident belong. */
export const privateReview = (
  incident: string,
  { rung, cause, review, due }: Readonly<Record<'rung' | 'cause' | 'review' | 'due', string>>,
): string =>
  `${incident}, a private incident, ${rung}: ${cause}. ${review} is to be reviewed, due ${due}.`;

/** At somebody's Home. */
export const waitsForYou = (what: string): string => `${what} waits for you.`;
export const waitsForDecision = (plan: string): string => `${plan} waits for your decision.`;

/** One line for all that gathered while nothing could be posted. */
export const gathered = (many: string, last: string): string =>
  `While Slack could not be told: ${many}. The last: ${last}`;
