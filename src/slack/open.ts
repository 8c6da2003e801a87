import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { UnderWay } from '../app/sail.ts';
import type { Ship } from '../app/ship.ts';
import { millis } from '../core/ids.ts';
import { slackTroubles } from '../core/texts/slack-standing.ts';
import { slackMoment } from './blocks/moments.ts';
import { type Clients, openClients, quietLogger } from './clients.ts';
import { act } from './in/act.ts';
import { isAhead } from './in/ahead.ts';
import { openAnswers } from './in/answer.ts';
import { type Board, openBoard } from './in/board.ts';
import { BoltApp } from './in/bolt.ts';
import { suggest } from './in/declare.ts';
import type { Desk } from './in/desk.ts';
import { type Intake, openIntake } from './in/intake.ts';
import { type Me, whoAmI } from './in/me.ts';
import { responder } from './in/respond.ts';
import { mayMakePrivate } from './in/scopes.ts';
import { socketOf } from './in/socket.ts';
import { keepSockets } from './in/sockets.ts';
import type { MayLook } from './out/homes.ts';
import { openPoster, type Poster } from './out/poster.ts';
import { openPeople, type People } from './people.ts';
import type { SlackSettings } from './settings.ts';
import type { SlackSide } from './side.ts';

type Given = {
  readonly ship: Ship;
  readonly underWay: Pick<UnderWay, 'incidents'>;
  readonly settings: SlackSettings;
  /** The bundle of an incident as a file; undefined where no anchors are made. */
  readonly bundle?: Desk['bundle'];
};

/** What is tried again after this long when the registry did not let it be opened. */
const againMs = 10_000;

type Parts = Given & {
  readonly clients: Clients;
  readonly board: Board;
  /** Aborted when the process drains: nothing is waited for any more. */
  readonly leaving: AbortSignal;
};

type Inside = AsyncDisposable & { readonly intake: Intake; readonly poster: Poster };

/**
 * Sternway in Slack. Answers at once: while Slack is away it is asked in the background who the bot is, and the command
 * line and HTTP go on without it. `reasons` says what is missing.
 */
export async function openSlack(given: Given): Promise<SlackSide> {
  const { settings } = given;
  // Whatever is said through this door is read in Slack.
  const ship: Ship = { ...given.ship, moment: slackMoment };
  const ending = new AbortController();
  const clients = openClients(settings, ship.log);
  const board = openBoard(ship.clock);
  const parts: Parts = { ...given, ship, clients, board, leaving: ending.signal };
  let inside: Inside | undefined;
  const door = doorOf(settings, ship, () => inside?.intake);
  const open = async (): Promise<void> => {
    inside = await openInside(parts, door);
  };
  const opening = open();
  return {
    listener: door.listener,
    owed: () => inside?.poster.owed() ?? { waiting: 0, oldestMs: 0 },
    reasons: () => [...board.reasons(), ...(inside?.poster.reasons() ?? [])],
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await opening;
      await inside?.[Symbol.asyncDispose]();
    },
  };
}

/** Where Slack comes in: Bolt's receivers, and in HTTP mode what the one server of this process calls. */
type Door = { readonly app: BoltApp; readonly listener: SlackSide['listener'] };

function doorOf(
  { mode }: SlackSettings,
  { clock, log }: Ship,
  intake: () => Intake | undefined,
): Door {
  const logger = quietLogger(log);
  // Nothing comes in before the intake stands: in HTTP mode the listener says so, and no socket is open before.
  const app = new BoltApp(logger, async (delivery) => intake()?.receive(delivery));
  if (mode.kind === 'socket') return { app, listener: undefined };
  const receiver = new HTTPReceiver({ signingSecret: mode.signingSecret, logger });
  receiver.init(app);
  return {
    app,
    listener: (request, response) => {
      if (intake() === undefined) return notYet(response);
      if (isAhead(request, millis(clock.now()))) return void response.writeHead(401).end();
      heard(receiver, request, response);
    },
  };
}

/** Slack brings events again after this; whoever typed a command is told by Slack that it did not work. */
function notYet(response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '5' }).end();
}

/** The receiver throws for addresses that are not its own. */
function heard(receiver: HTTPReceiver, request: IncomingMessage, response: ServerResponse): void {
  try {
    receiver.requestListener(request, response);
  } catch {
    response.writeHead(404).end();
  }
}

/** Everything that needs to know who the bot is; undefined when the process ends before Slack says it. */
async function openInside(parts: Parts, door: Door): Promise<Inside | undefined> {
  const { ship, clients, board, leaving } = parts;
  const waiting = (why: string | undefined): void => board.set('me', why);
  const me = await whoAmI(ship, { auth: clients.interactive.auth, waiting, signal: leaving });
  if (me === undefined) return undefined;
  while (!leaving.aborted) {
    try {
      const opened = await openFor(parts, door, me);
      board.set('open', undefined);
      return opened;
    } catch (err) {
      ship.log.warn({ event: 'SlackNotOpened', err });
      board.set('open', slackTroubles.registryUnread);
      await ship.clock.sleep(againMs, leaving);
    }
  }
  return undefined;
}

async function openFor(parts: Parts, door: Door, me: Me): Promise<Inside> {
  const { ship, underWay, settings, clients } = parts;
  await using stack = new AsyncDisposableStack();
  const { incidents } = underWay;
  const { outgoing: client } = clients;
  const people = openPeople({ ship, users: clients.interactive.users, me });
  const mayLook = mayLookOf(people, me);
  const poster = stack.use(await openPoster({ ship, incidents, client, settings, me, mayLook }));
  const desk = deskOf(parts, { poster, people, me });
  const intake = openIntake(ship, {
    act: (heard, ack) => act(desk, heard, ack),
    suggest: (asked) => suggest(desk, asked),
    changed: ({ user, hasLeft }) => people.changed(user, hasLeft),
    noted: (what) => noted(parts, what),
  });
  openSockets(parts, door, stack);
  stack.use(intake);
  void intake.replay().catch((err: unknown) => ship.log.warn({ event: 'SlackNotReplayed', err }));
  const all = stack.move();
  return { intake, poster, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** Home is for whoever may be heard; who that is now, not when they opened it. */
const mayLookOf =
  ({ who }: People, { teamId }: Me): MayLook =>
  async (user, team = teamId) => {
    const told = await who({ user, team }, 'lately');
    if (told.status === 'person') return 'member';
    if (told.status === 'ignored' || told.answer.accepted) return 'outsider';
    return told.answer.refusal.code === 'NotSignedIn' ? 'unknown' : 'outsider';
  };

function deskOf(
  { ship, settings, clients, board, leaving, bundle }: Parts,
  { poster, people, me }: Pick<Desk, 'poster' | 'people'> & { readonly me: Me },
): Desk {
  const { interactive: slack } = clients;
  const respond = responder(settings.apiUrl, ship.log);
  const { postEphemeral: whisper, postMessage: post } = slack.chat;
  const { open } = slack.conversations;
  const voices = { whisper, post, open, respond };
  const { clock, log } = ship;
  return {
    ship,
    poster,
    slack,
    bundle,
    people,
    tell: openAnswers({ voices, clock, log, signal: leaving }),
    announce: async ({ responseUrl }, message) =>
      responseUrl !== undefined && respond(responseUrl, message, { response_type: 'in_channel' }),
    mayMakePrivate: () => mayMakePrivate(slack.auth, log.warn),
    botUserId: me.botUserId,
    leaving,
    gone: (how) => {
      log.warn({ event: 'SlackAccessLost', how });
      board.set('gone', slackTroubles.accessGone);
    },
  };
}

/** Slack says this while it holds back events, for at most an hour after the last minute of too many. */
const rateLimitedMs = 10 * 60_000;

function noted(
  { ship: { log }, board }: Pick<Parts, 'ship' | 'board'>,
  what: string | undefined,
): void {
  if (what === undefined) log.warn({ event: 'SlackNotUnderstood' });
  if (what !== 'app_rate_limited') return;
  log.warn({ event: 'SlackRateLimited' });
  board.set('rate', slackTroubles.heldBack, rateLimitedMs);
}

function openSockets(parts: Parts, { app }: Door, stack: AsyncDisposableStack): void {
  const { ship, settings, board } = parts;
  const { mode, apiUrl } = settings;
  if (mode.kind === 'http') return;
  const logger = quietLogger(ship.log);
  const rateLimited = (): void => noted(parts, 'app_rate_limited');
  const newSocket = () => socketOf(app, logger, { ...mode, apiUrl }, { rateLimited });
  const sockets = stack.use(keepSockets(ship, { staggerMs: mode.staggerMs, newSocket }));
  board.watch(() => (sockets.alive() > 0 ? undefined : slackTroubles.noConnection));
}
