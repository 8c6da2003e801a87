import type { EdgeRefusals } from '../../refusals.ts';
import { typedOrder } from '../orders.ts';
import { incident, registry, rollback, type Voice } from '../voice.ts';
import { clock, list, oneLine, quoted, sentences } from '../words.ts';
import type { RefusalTexts } from './texts.ts';

const lines = (problems: readonly string[]): string =>
  list(
    problems.map((problem) => oneLine(problem, 200)),
    5,
  );

const anyOf = (names: readonly string[]): string =>
  list(
    names.map((name) => oneLine(name, 60)),
    8,
    'or',
  );

const choose = (open: readonly string[], voice: Voice): string =>
  open.length === 0
    ? `No incident is open; open one with ${incident(voice, 'declare <service> "<title>"')}. One that is over is named: --incident <incident> on the command line, "incident": "<incident>" over HTTP`
    : `Open: ${list(open)}. Type it in the channel of the one you mean, with --incident ${open[0]} on the command line, or with "incident": "${open[0]}" over HTTP. ${incident(voice, 'status')} there says where it stands`;

/** What is refused before or beside the core. */
export const edgeRefusals: RefusalTexts<EdgeRefusals> = {
  NotSignedIn: (_facts, voice) => ({
    reason: 'Nobody could be recognized: the token is missing or not known. Nothing was ordered.',
    lift: `Send a token that sternway.yaml lists (STERNWAY_TOKEN, or Authorization: Bearer …). Whoever runs Sternway adds one under tokens. To try it: ${incident(voice, 'status')}.`,
  }),
  UnknownCommand: ({ said, nearest }, voice) => ({
    reason: `${said.trim() === '' ? 'Nothing was typed' : `${quoted(said)} is not a command`}. Nothing was ordered.`,
    lift: sentences(
      nearest === undefined ? undefined : `Did you mean \`${oneLine(nearest, 200)}\`?`,
      `${incident(voice, 'help')} lists what you may type`,
    ),
  }),
  Misread: ({ problem, usage, nearest, dangerous }, voice) => ({
    reason: sentences(oneLine(problem, 500), 'Nothing was ordered'),
    lift: sentences(
      nearest === undefined ? undefined : `Did you mean \`${oneLine(nearest, 200)}\`?`,
      nearest !== undefined && dangerous
        ? 'It moves a rollback or gives something up, so it was not done for you'
        : undefined,
      `It is written \`${oneLine(usage, 300)}\`; ${incident(voice, 'help')} lists the rest`,
    ),
  }),
  BadRequest: ({ problems }, voice) => ({
    reason: `The request could not be read: ${lines(problems)}. Nothing was ordered.`,
    lift: `Correct it and send it again. As text it is simpler: { "text": ${incident(voice, 'status').replaceAll('`', '"')} }. The list of commands: ${incident(voice, 'help')}.`,
  }),
  NoIncident: ({ order, open }, voice) => ({
    reason: `${typedOrder(order, voice)} belongs to an incident, and none was named. Nothing was ordered.`,
    lift: sentences(choose(open, voice)),
  }),
  WhichIncident: ({ open }, voice) => ({
    reason: `Several incidents are open: ${list(open)}. Nothing was ordered.`,
    lift: sentences(choose(open, voice)),
  }),
  UnknownIncident: ({ said, open }, voice) => ({
    reason: `There is no incident ${quoted(said)}. Nothing was ordered.`,
    lift: sentences(choose(open, voice)),
  }),
  UnknownService: ({ said, nearest, services }, voice) => ({
    reason: `No service is called ${quoted(said)}. Nothing was ordered.`,
    lift: sentences(
      nearest === undefined ? undefined : `The nearest is ${quoted(nearest)}`,
      services.length === 0
        ? `sternway.yaml lists no service yet; whoever runs Sternway adds it under services. What you may type: ${incident(voice, 'help')}`
        : `Services: ${list(services, 12)}. For example ${rollback(voice, nearest ?? `${services[0]}`)}`,
    ),
  }),
  RegistryUnavailable: ({ what, next }, voice) => ({
    reason: sentences(
      oneLine(what, 300),
      'Nothing is accepted that could not be recorded, so nothing was ordered',
      'Steps that already run go on',
    ),
    lift: sentences(oneLine(next, 300), `Then type it again, or ask ${incident(voice, 'status')}`),
  }),
  Busy: (_facts, voice) => ({
    reason: 'Too many orders came at the same moment, and yours was not taken. Nothing moved.',
    lift: `Type it again in a few seconds. What is recorded: ${incident(voice, 'status')}.`,
  }),
  PictureNotDrawn: (_facts, voice) => ({
    reason: 'The picture could not be drawn now. The record is whole, and nothing else is wrong.',
    lift: `The same in words: ${incident(voice, 'timeline')}. Ask for the picture again in a minute; the log of Sternway says what went wrong.`,
  }),
  NotAdmin: ({ admins }, voice) => ({
    reason: 'This is for administrators of Sternway. Nothing changed.',
    lift: sentences(
      admins.length === 0
        ? 'Whoever runs Sternway names administrators under admins in sternway.yaml'
        : `Ask ${anyOf(admins)}`,
      `What you may do: ${incident(voice, 'help')}`,
    ),
  }),
  OnlyOnItsMachine: (_facts, voice) => ({
    reason:
      'A backup holds all that was ever written, private incidents included, so it is given on the machine of Sternway alone, to whoever can read its data folder. Nothing was taken out.',
    lift: `Ask whoever runs Sternway to type npx sternway backup <file> there. What you may see goes out from anywhere: ${registry(voice, 'list')}.`,
  }),
  NotNamed: ({ admins }, voice) => ({
    reason:
      'The dashboard is for the people whom sternway.yaml names, and you are not among them. No link was made.',
    lift: sentences(
      `Everything it shows of an incident you may ask for here: ${incident(voice, 'status')}, ${incident(voice, 'timeline')}`,
      admins.length === 0
        ? 'Whoever runs Sternway adds you under people'
        : `To be added under people, ask ${anyOf(admins)}`,
    ),
  }),
  BotNotInChannel: ({ channel }, voice) => ({
    reason: `The bot is not in ${channel} and cannot come in by itself, so nothing could be told there. Nothing changed.`,
    lift: `Type /invite @sternway there, then ${rollback(voice, 'attach')} again.`,
  }),
  ChannelArchived: ({ channel }, voice) => ({
    reason: `${channel} is archived, so nothing can be told there. Nothing changed.`,
    lift: `Somebody in Slack takes it out of the archive; then ${rollback(voice, 'attach')} again. Or type that in another channel.`,
  }),
  ChannelShared: ({ channel }, voice) => ({
    reason: `${channel} is shared with another company, whose people would read along. Nothing changed.`,
    lift: `Type ${rollback(voice, 'attach')} in a channel of your own, and tell the others there what they need to know.`,
  }),
  NoPrivateChannels: (_facts, voice) => ({
    reason:
      'The app in Slack may make no private channels, so a private incident would have none. Nothing was declared.',
    lift: `Whoever administers Slack allows it groups:write (and groups:read, groups:history) under OAuth & Permissions, and installs it again. Without a channel it can be declared now from the command line or over HTTP: ${incident(voice, 'declare --private <service> "<title>"')}.`,
  }),
  TooLarge: ({ limit }, voice) => ({
    reason: `That was more than ${limit} bytes, and nothing of it was read. Nothing was ordered.`,
    lift: `Send less, and put long texts behind a link: ${incident(voice, 'note <link>')}.`,
  }),
  GuestMayNot: (_facts, voice) => ({
    reason:
      'Guests of a workspace order nothing here. Nothing was ordered, and what you see stays as it is.',
    lift: `Tell somebody of the team; any member may type ${incident(voice, 'note <text>')} or ${rollback(voice, '<service>')}.`,
  }),
  OtherWorkspace: (_facts, voice) => ({
    reason:
      'Your account belongs to another workspace than those that sternway.yaml lists. Nothing was ordered.',
    lift: `Ask somebody of this workspace to type it, for example ${incident(voice, 'status')}. Whoever runs Sternway adds a workspace under workspaces.`,
  }),
  FormExpired: (_facts, voice) => ({
    reason: 'This form is no longer good. Nothing was ordered.',
    lift: `Open it again, or type the order: ${incident(voice, 'help')} lists what you may type.`,
  }),
  CameLate: ({ order, at }, voice) => ({
    reason: `You ordered ${typedOrder(order, voice)} at ${clock(at, voice)}, while Sternway was down. What was right then may be wrong now, so nothing was ordered.`,
    lift: `${incident(voice, 'status')} says where things stand; then order it again.`,
  }),
  NotFound: ({ what }, voice) => ({
    reason: `There is no ${oneLine(what, 200)} here.`,
    lift: `Look at the address again. What is open: ${incident(voice, 'status')}.`,
  }),
};
