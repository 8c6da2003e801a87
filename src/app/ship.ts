import type { Envelope } from '../core/envelope.ts';
import type { NoteFacts } from '../core/notes/facts.ts';
import type { Order, OrderKind } from '../core/orders.ts';
import type { HelpRows } from '../core/texts/help.ts';
import type { SayMoment } from '../core/texts/voice.ts';
import type { Incidents } from './incidents.ts';
import type { Rows } from './metrics/measured.ts';
import type { Address } from './people/address.ts';
import type { Directory } from './people/directory.ts';
import type { Clock } from './ports/clock.ts';
import type { Configurations } from './ports/configuration.ts';
import type { Pager } from './ports/pager.ts';
import type { Pictures } from './ports/pictures.ts';
import type { Playbooks } from './ports/playbooks.ts';
import type { Publisher } from './ports/publisher.ts';
import type { Registry } from './ports/registry.ts';
import type { Rosters } from './ports/rosters.ts';
import type { Scenarios } from './ports/scenarios.ts';
import type { StatusPage } from './ports/status-page.ts';
import type { Trackers } from './ports/trackers.ts';
import type { WakeUps } from './ports/wake-ups.ts';
import type { World } from './ports/world.ts';
import type { Logs } from './reading/logs.ts';
import type { Lessons } from './reports/lessons.ts';
import type { Tails } from './run/tails.ts';
import type { DeployedOn } from './targets/deployed.ts';

/** Facts for the operator's log: an event name and what belongs to it; never prose, never a secret. */
export type Log = {
  readonly info: (facts: { readonly event: string } & Readonly<Record<string, unknown>>) => void;
  readonly warn: (facts: { readonly event: string } & Readonly<Record<string, unknown>>) => void;
};

/**
 * Everything that the app works with, handed to each of its functions as the first argument. A simulator owns `clock`,
 * `wire` and `world` and thereby all that is not deterministic.
 */
export type Ship = {
  readonly clock: Clock;
  readonly wire: WakeUps;
  readonly world: World;
  readonly registry: Registry;
  readonly playbooks: Playbooks;
  /** What tabletops play. */
  readonly scenarios: Scenarios;
  readonly configurations: Configurations;
  readonly directory: Directory;
  /** Who is in the groups that something outside knows. */
  readonly rosters: Rosters;
  readonly incidents: Incidents;
  readonly logs: Logs;
  readonly pager: Pager;
  /** Where follow-ups are kept outside. */
  readonly trackers: Trackers;
  /** Brings reports to the webhook that takes them. */
  readonly publisher: Publisher;
  /** Where the public is told how things stand. */
  readonly statusPage: StatusPage;
  readonly pictures: Pictures;
  /** What may be typed, of the orders that are allowed: the table of commands is known to the edges only. */
  readonly help: (allowed: MayType, about: string | undefined) => HelpRows;
  /** An order as it would be typed here. */
  readonly say: (order: Order) => string;
  /** What running steps say, for whoever watches. */
  readonly tails: Tails;
  /** The numbers of all incidents. */
  readonly rows: Rows;
  /** What went live on each target. */
  readonly deployedOn: DeployedOn;
  /** What incidents taught and no playbook has taken up. */
  readonly lessons: Lessons;
  readonly address: Address;
  /** How moments are said to those whom this ship speaks to; in UTC where nothing is said. */
  readonly moment?: SayMoment;
  readonly log: Log;
  /** Name and version of the program, as decisions record it. */
  readonly program: string;
  /** Who this process is among the owners of leases. */
  readonly owner: string;
};

/** Whether an order of this kind may be given by whoever asks, where its command needs an incident or none. */
export type MayType = (kind: OrderKind, where: 'anywhere' | 'incident') => boolean;

/** How an order came in. */
export type Arrival = {
  readonly via: Envelope['via'];
  /** `http:<token name>`; for the local token `local:<person>`, by id. */
  readonly arrival: string;
  /** Whoever sends the same key again gets the first answer. */
  readonly key: string;
  /** The message that a note is made of, and who wrote it, as read by the program. */
  readonly message?: NoteFacts['message'];
};
