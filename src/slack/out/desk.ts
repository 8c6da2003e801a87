import type { OpenIncidents } from '../../app/open-incidents.ts';
import type { Ship } from '../../app/ship.ts';
import type { SlackSettings } from '../settings.ts';
import { type Announcement, openAnnouncement } from './channel/announcement.ts';
import type { Crew } from './channel/crew.ts';
import { type Channels, openChannels } from './channels.ts';
import type { Fleet } from './fleet.ts';
import { type Homes, openHomes } from './homes.ts';
import { type Later, openLater } from './later.ts';
import { type Lost, openLost } from './lost.ts';
import type { Hands } from './messages/vessel.ts';
import { openPlanner } from './planner.ts';
import type { Bell } from './send/bell.ts';
import type { SlackClient } from './send/call.ts';
import { type Health, openHealth } from './send/health.ts';
import { openPace } from './send/pace.ts';
import { openRunner, type Runner } from './send/runner.ts';
import { openShown, type Shown } from './shown.ts';

export type Options = {
  readonly ship: Ship;
  readonly incidents: OpenIncidents;
  /** Without retries of its own, and refusing calls when there are too many: both are done here. */
  readonly client: SlackClient;
  readonly settings: Pick<SlackSettings, 'announceChannel'>;
  readonly me: { readonly teamId: string; readonly botUserId: string };
  /** Blurs the pauses between tries; 0 to 1. */
  readonly random?: () => number;
};

/** Everything that the poster works with, put together. */
export type Desk = {
  readonly channels: Channels;
  readonly announcement: Announcement;
  readonly homes: Homes;
  readonly shown: Shown;
  readonly lost: Lost;
  readonly later: Later;
  readonly health: Health;
  readonly homeless: () => readonly string[];
  readonly runner: Runner;
};

type Around = { readonly bell: Bell; readonly fleet: Fleet };

export async function openDesk(options: Options, around: Around): Promise<Desk> {
  const { ship, client, settings, me, random = Math.random } = options;
  const { clock, log, registry } = ship;
  const { bell, fleet } = around;
  const channels = await openChannels(registry);
  const homes = await openHomes(ship, client);
  const announcement = openAnnouncement(client, settings.announceChannel);
  const shown = shownOn(ship, around);
  const lost = openLost({ client, log, announcement, standing: fleet.standing });
  const crew: Crew = {
    client,
    log,
    botUserId: me.botUserId,
    isBound: (channel) => channels.incidentIn(channel) !== undefined,
    bind: channels.bind,
  };
  let planBlock = true;
  const planRefused = (): void => {
    planBlock = false;
  };
  const { settled } = shown;
  const hands: Hands = { client, log, registryId: registry.id, lost, planRefused, settled };
  const planner = { fleet, homes, announcement, crew, hands, planBlock: () => planBlock };
  const health = openHealth(clock, random);
  const pace = openPace(clock);
  const { jobs, homeless } = openPlanner(planner);
  const runner = openRunner({ clock, log, bell, pace, health, random, jobs });
  const later = openLater(log);
  return { channels, announcement, homes, shown, lost, later, health, homeless, runner };
}

const shownOn = (ship: Ship, { bell, fleet }: Around): Shown =>
  openShown({
    clock: ship.clock,
    standing: fleet.standing,
    versionOf: async (id) => (await ship.incidents.load(id)).version,
    touch: (id) => {
      fleet.touch(id);
      bell.ring();
    },
  });
