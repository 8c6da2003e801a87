import { helpFor } from '../../../commands/help.ts';
import { say } from '../../../commands/say.ts';
import { openIncidents } from '../../../src/app/incidents.ts';
import { openRows } from '../../../src/app/metrics/measured.ts';
import { addressOf } from '../../../src/app/people/address.ts';
import { openDirectory } from '../../../src/app/people/directory.ts';
import type { Clock } from '../../../src/app/ports/clock.ts';
import type { Playbooks } from '../../../src/app/ports/playbooks.ts';
import { noRosters } from '../../../src/app/ports/rosters.ts';
import { openLogs } from '../../../src/app/reading/logs.ts';
import { openLessons } from '../../../src/app/reports/lessons.ts';
import { recordRules } from '../../../src/app/rules.ts';
import { openTails } from '../../../src/app/run/tails.ts';
import { type ProcessRole, sail } from '../../../src/app/sail.ts';
import type { Ship } from '../../../src/app/ship.ts';
import { openDeployed } from '../../../src/app/targets/deployed.ts';
import { fileScenarios } from '../../../src/scenarios/file-scenarios.ts';
import { simPager } from '../../app/sim-pager.ts';
import { simPictures } from '../../app/sim-pictures.ts';
import { simPublisher } from '../../app/sim-publisher.ts';
import { simStatusPage } from '../../app/sim-status-page.ts';
import { simTrackers } from '../../app/sim-trackers.ts';
import type { Random } from '../lib/random.ts';
import type { Control } from './controls.ts';
import { sayFault } from './fault.ts';
import { type Distance, type Line, portOf } from './port.ts';
import { rules } from './rules.ts';
import type { Life, Scheduler } from './scheduler.ts';
import type { Store } from './store.ts';
import type { Targets } from './targets.ts';
import type { Wire } from './wire.ts';

/** Where a process of the bot has its place: it comes back there when it died. */
export type Post = {
  readonly name: string;
  readonly host: string;
  readonly roles: readonly ProcessRole[];
  /** How far its wall clock is off. */
  readonly skewMs: number;
  readonly distance: Distance;
};

/** A process that is there, or was. `ship` is known once it takes orders. */
export type Boat = {
  readonly post: Post;
  readonly life: Life;
  readonly line: Line;
  /** Ends it at once. */
  readonly kill: () => void;
  ship: Ship | undefined;
};

export type Sea = {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly store: Store;
  readonly pending: { count: number };
  /** How many numbers were given for what is to be taken for something new. */
  readonly strangers: { count: number };
  readonly targets: Targets;
  readonly wire: Wire;
  readonly playbooks: Playbooks;
  readonly control: Control | undefined;
};

/** A process that takes orders. */
export type Open = { readonly ship: Ship; readonly life: Life };

/** The processes of the bot. Any may be ended or stopped at any moment. */
export type Fleet = {
  /** Those that take orders now. */
  readonly open: () => readonly Open[];
  readonly boats: () => readonly Boat[];
  /** A new process at this place; the one before must be gone. */
  readonly boot: (post: Post) => void;
  /** Whether a process was stopped, cut off or gone at some moment of this time. */
  readonly wasIll: (name: string, from: number, to: number) => boolean;
  /** What a process said that is a fault of its own. */
  readonly faults: readonly string[];
};

export function fleetOf(sea: Sea, { isAlone }: { readonly isAlone: boolean }): Fleet {
  const boats: Boat[] = [];
  const faults: string[] = [];
  const lives = new Map<string, Life>();
  const boot = (post: Post): void => {
    const name = `${post.host}/${lives.size + 1}/${post.name}`;
    const life: Life = { name, state: 'runs', stops: [], ills: [], missed: [] };
    lives.set(name, life);
    const kill = (): void => {
      life.state = 'gone';
      life.ills.push({ from: sea.scheduler.now(), to: Infinity });
    };
    const line: Line = { life, distance: post.distance, isDown: false, fate: undefined };
    const boat: Boat = { post, life, line, ship: undefined, kill };
    const before = boats.findIndex((one) => one.post === post);
    if (before >= 0) boats.splice(before, 1);
    boats.push(boat);
    void afloat(sea, boat, isAlone).catch((error: unknown) => {
      // Where the registry cannot be reached a program does not start; whoever runs it starts it again.
      kill();
      faults.push(...faultsIn(error));
    });
  };
  const open = (): readonly Open[] =>
    boats.flatMap(({ ship, life }) =>
      ship === undefined || life.state === 'gone' ? [] : [{ ship, life }],
    );
  const wasIll: Fleet['wasIll'] = (name, from, to) =>
    lives.get(name)?.ills.some((ill) => ill.from <= to && ill.to >= from) ?? false;
  return { open, boats: () => boats, boot, wasIll, faults };
}

const faultsIn = (error: unknown): readonly string[] =>
  error instanceof Error && error.name === 'RegistryUnavailable'
    ? []
    : [sayFault('a process did not start', error)];

/** What a start does: who is who, the rules, what the dead have left; then the loops. */
async function afloat(sea: Sea, boat: Boat, isAlone: boolean): Promise<void> {
  const ship = shipOf(sea, boat);
  await ship.directory.learn(rules);
  await recordRules(ship, rules);
  await sail(ship, new Set(boat.post.roles), isAlone);
  boat.ship = ship;
}

const clockOf = ({ scheduler }: Sea, { life, post }: Boat): Clock => ({
  now: () => scheduler.moment(post.skewMs),
  monotonic: () => scheduler.now(),
  sleep: (ms, signal) => scheduler.sleep(ms, life, signal),
});

function shipOf(sea: Sea, boat: Boat): Ship {
  const { targets, wire, playbooks, control } = sea;
  const { life, line, post } = boat;
  const stranger = (): number => {
    sea.strangers.count += 1;
    return sea.strangers.count;
  };
  const ports = {
    registry: portOf({ ...sea, real: sea.store.real }, line),
    clock: clockOf(sea, boat),
    wire: wire.endOf(life),
    world: targets.worldOf({ life, host: post.host }),
    playbooks,
  };
  const { registry, ...outer } = control?.without(ports, { ...sea, life, stranger }) ?? ports;
  return {
    ...outer,
    registry,
    scenarios: fileScenarios('scenarios'),
    configurations: { current: () => rules },
    directory: openDirectory(registry),
    rosters: noRosters,
    incidents: openIncidents(registry),
    logs: openLogs(registry),
    pager: simPager().pager,
    trackers: simTrackers().trackers,
    publisher: simPublisher().publisher,
    statusPage: simStatusPage().statusPage,
    pictures: simPictures(),
    help: (allowed, about) => helpFor(allowed, { names: rules.commands }, about),
    say: (order) => say(order, rules.commands),
    tails: openTails(),
    rows: openRows(registry),
    deployedOn: openDeployed(registry),
    lessons: openLessons(registry),
    address: addressOf('https://sternway.example.com'),
    log: { info: () => undefined, warn: () => undefined },
    program: 'sternway test',
    owner: life.name,
  };
}
