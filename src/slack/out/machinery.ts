import type { OpenIncidents } from '../../app/open-incidents.ts';
import type { Ship } from '../../app/ship.ts';
import type { SlackSettings } from '../settings.ts';
import { type AskedCards, openAskedCards } from './asked-cards.ts';
import type { Teller } from './beside.ts';
import { type Announcement, openAnnouncement } from './channel/announcement.ts';
import { type Lost, openLost } from './channel/lost.ts';
import type { SetupTools } from './channel/tools.ts';
import { type Channels, openChannels } from './channels.ts';
import { type Homes, type MayLook, openHomes } from './homes.ts';
import { type Later, openLater } from './later.ts';
import type { MessageTools } from './messages/incident.ts';
import { openNextDrills } from './next-drills.ts';
import { openPlanner } from './planner.ts';
import { type Call, openCall, type SlackClient } from './send/call.ts';
import { type Health, openHealth } from './send/health.ts';
import { openPace } from './send/pace.ts';
import { openRunner, type Runner } from './send/runner.ts';
import type { Waker } from './send/waker.ts';
import { openTellers } from './tellers.ts';
import type { Watched } from './watched.ts';

export type Options = {
  readonly ship: Ship;
  readonly incidents: OpenIncidents;
  /** Without retries of its own, and refusing calls when there are too many: both are done here. */
  readonly client: SlackClient;
  readonly settings: Pick<SlackSettings, 'announceChannel'>;
  readonly me: { readonly teamId: string; readonly botUserId: string };
  /** Asked anew whenever somebody's Home is to say something else. */
  readonly mayLook: MayLook;
  /** Blurs the pauses between tries; 0 to 1. */
  readonly random?: () => number;
};

/** Everything that the poster works with, put together. */
export type Machinery = {
  readonly channels: Channels;
  readonly announcement: Announcement;
  readonly homes: Homes;
  readonly nextDrills: ReturnType<typeof openNextDrills>;
  readonly tellers: Teller;
  readonly askedCards: AskedCards;
  readonly lost: Lost;
  readonly later: Later;
  readonly health: Health;
  readonly homeless: () => readonly string[];
  readonly unworded: () => readonly string[];
  readonly runner: Runner;
  readonly call: Call;
};

/** What the machinery shares with whoever asks something of it. */
export type Shared = { readonly waker: Waker; readonly watched: Watched };

export async function openMachinery(options: Options, shared: Shared): Promise<Machinery> {
  const { ship, client, settings, me, mayLook, random = Math.random } = options;
  const { clock, log, registry } = ship;
  const { waker, watched } = shared;
  const health = openHealth(clock, random);
  const pace = openPace(clock);
  const call = openCall({ client, log, pace, health });
  const channels = await openChannels(registry);
  const homes = await openHomes(ship, { call, mayLook });
  const announcement = openAnnouncement(call, settings.announceChannel);
  const later = openLater(log);
  const askedCards = askedCardsOn(ship, shared, later);
  const lost = openLost({ call, log, announcement, standing: watched.standing });
  const setup = setupWith(channels, { call, log, botUserId: me.botUserId });
  const { settled } = askedCards;
  const { refused: planRefused, areTaken: planBlock } = planBlocks();
  const messages: MessageTools = { call, log, registryId: registry.id, lost, planRefused, settled };
  const beside = {
    nextDrills: openNextDrills(ship, waker.wake),
    tellers: await openTellers(ship, { messages, announcement, wake: waker.wake }),
  };
  const parts = { watched, homes, ...beside, announcement, setup, messages, planBlock, log };
  const { jobs, homeless, unworded } = openPlanner({
    ...parts,
    pictures: { ship, client },
    publications: { ship, client, unannounced: announcement.missing },
  });
  const runner = openRunner({ clock, log, waker, pace, health, random, jobs });
  const sending = { health, homeless, unworded, runner, call };
  return { ...sending, ...beside, channels, announcement, homes, askedCards, lost, later };
}

const setupWith = (
  { incidentIn, bind }: Channels,
  tools: Pick<SetupTools, 'call' | 'log' | 'botUserId'>,
): SetupTools => ({ ...tools, isBound: (channel) => incidentIn(channel) !== undefined, bind });

/** Whether this workspace takes plan blocks: so it is believed until it refuses one. */
function planBlocks() {
  let taken = true;
  return {
    areTaken: (): boolean => taken,
    refused: (): void => {
      taken = false;
    },
  };
}

const askedCardsOn = (ship: Ship, { waker, watched }: Shared, later: Later): AskedCards =>
  openAskedCards({
    clock: ship.clock,
    standing: watched.standing,
    versionOf: async (id) => (await ship.incidents.load(id)).version,
    touch: (id) => {
      watched.touch(id);
      waker.wake();
    },
    later: later.do,
  });
