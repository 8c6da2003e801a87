import type { Envelope, Mode } from '../../core/envelope.ts';
import type { Instant, PersonId, Target } from '../../core/ids.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import type { Head } from '../../core/proof/tree.ts';
import type { RegistryEntry, SoughtOutcome } from '../../core/registry/entry.ts';
import type { LockChange } from '../../core/strategy/locks.ts';
import type { Json } from '../../lib/json.ts';
import type { Alone } from './alone.ts';
import type { Appended, Batch, Lease } from './batch.ts';
import type { Erasure } from './erasure.ts';
import type { Passes } from './passes.ts';
import type { VerifyReport } from './verify-report.ts';
import type { Weight } from './weight.ts';

/** Something that stands outside, a message for instance: ids, times and digests, never its content. */
export type Post = { readonly key: string; readonly body: Json };

export type PostPlace = { readonly about: string; readonly key: string };

export type HeldTarget = {
  readonly target: Target;
  readonly incident: string;
  readonly since: Instant;
};
export type ActiveStrategy = {
  readonly target: Target;
  readonly incident: string;
  readonly run: string;
  readonly epoch: number;
  readonly since: Instant;
};
export type Contained = Omit<ActiveStrategy, 'epoch'>;
export type DueRow = {
  readonly key: string;
  readonly at: Instant;
  readonly stream: string;
  readonly order: Json;
};
/** Numbers that nobody has yet; each is fenced by `names` in the append that uses it. */
export type NextNumbers = {
  readonly incident: number;
  readonly plan: number;
  readonly epoch: number;
  /** Of what went back outside. */
  readonly outside: number;
};
/** A lease as it stands; over when its time is past by the clock of the registry, which is one for all processes. */
export type HeldLease = Lease & { readonly isOver: boolean };
/** One human in the directory: the only place with names and accounts. */
export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly accounts: readonly string[];
  /** Came in by an account; the configuration does not name them, and `name` is what they call themselves. */
  readonly isMember: boolean;
  /** When they were last there or named by the configuration, to the day; null where nobody has looked yet. */
  readonly seenAt: Instant | null;
};

/** What is looked for; all of it has to fit. */
export type Sought = {
  /** Beginnings of words, as `wordsIn` gives them: each stands somewhere in what people wrote in the incident. */
  readonly words?: readonly string[] | undefined;
  /** A target, or a service. */
  readonly place?: string | undefined;
  readonly strategy?: string | undefined;
  readonly outcome?: SoughtOutcome | undefined;
  readonly person?: PersonId | undefined;
  readonly mode?: Mode | undefined;
  /** Declared at this moment or later, and before that one. */
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
};

/** An incident that was found. `shown` is what was kept of it, and the version of its stream that it says. */
export type FoundEntry = Pick<RegistryEntry, 'id' | 'mode' | 'declaredAt' | 'version'> & {
  readonly isPrivate: boolean;
  /** Null where it was erased. */
  readonly title: string | null;
  readonly shown: { readonly version: number; readonly row: Json } | undefined;
};

/** A page of what is found, by when it was declared. */
export type SoughtPage = {
  readonly order: 'newest' | 'oldest';
  /** The last one of the page before; what was appended since changes nothing in what follows it. */
  readonly after: string | undefined;
  readonly limit: number;
};

/** What is taken out: events up to this position, of one stream alone where it is named. */
export type RecordPart = { readonly upTo: number; readonly stream?: string | undefined };

/** What is to be closed, and who may read the dashboard. */
type Keeper = AsyncDisposable & Passes;

/**
 * The only truth. Every method rejects with `RegistryUnavailable` when the store cannot be read or written (disk full,
 * gone, read-only); then nothing of that call has happened.
 */
export type Registry = Keeper & {
  /** A random name of this registry, fixed at its birth. */
  readonly id: string;
  /** One durable transaction: all of the batch or nothing. Acknowledged means it survives a power loss. */
  readonly append: (batch: Batch) => Promise<Appended>;
  /** The answer that was given for this key, if it is known; null once something was erased, because answers repeat what was said. */
  readonly answered: (key: string) => Promise<Json | undefined>;
  /** Events of one stream with version > `after`, in order. */
  readonly read: (stream: string, after?: number) => Promise<readonly Envelope[]>;
  /**
   * Events of all streams with position > `after`, in order, at most `limit`; up to the last one before which nothing can come
   * any more. Positions may have gaps.
   */
  readonly since: (position: number, limit: number) => Promise<readonly Envelope[]>;
  /** The last event of each stream, in the order in which the streams began, and the newest of all; as of one moment. As fast as there are streams, however long these are. */
  readonly heads: () => Promise<{
    readonly position: number;
    readonly hash: string;
    readonly heads: readonly Head[];
  }>;
  /** Position of the newest event that `since` gives; 0 in an empty registry. */
  readonly head: () => Promise<number>;
  /** What only one process at a time may do. */
  readonly alone: Alone;
  /** The time by the clock of the registry. */
  readonly now: () => Promise<Instant>;
  /**
   * Called with the events of each append: of this process at once, of others within 100 ms and by position. For speed only:
   * the tail of `since` is the truth.
   */
  readonly onAppend: (listener: (events: readonly Envelope[]) => void) => Disposable;
  /** The texts of these events: `event id (stream#version) → name → text`; erased ones are missing. */
  readonly texts: (
    events: readonly Envelope[],
  ) => Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  /** The same with their salts (hexadecimal): whoever has both can check the digests in the events. */
  readonly salted: (
    events: readonly Envelope[],
  ) => Promise<
    ReadonlyMap<string, Readonly<Record<string, { readonly salt: string; readonly text: string }>>>
  >;
  readonly next: () => Promise<NextNumbers>;
  /** The stream in which a name (`RB-17`) was taken. */
  readonly streamOf: (name: string) => Promise<string | undefined>;
  readonly locks: () => Promise<{
    readonly held: readonly HeldTarget[];
    readonly active: readonly ActiveStrategy[];
    /** What stops the exposure and stays in force, beside whatever is active. */
    readonly contained: readonly Contained[];
  }>;
  readonly summaries: (filter?: {
    readonly open?: boolean;
    readonly target?: Target;
  }) => Promise<readonly IncidentSummary[]>;
  /** The incidents that fit. Nothing follows what is not there. Private ones are among them: who may see which is not known here. */
  readonly search: (sought: Sought, page: SoughtPage) => Promise<readonly FoundEntry[]>;
  /** Keeps what is shown of an incident beside its entry: ids, codes and times, no text. */
  readonly keepShown: (id: string, version: number, row: Json) => Promise<void>;
  readonly dueBefore: (at: Instant, limit: number) => Promise<readonly DueRow[]>;
  /** Takes the row away, unless it was set anew meanwhile. */
  readonly clearDue: (row: DueRow) => Promise<void>;
  /** When the next row is due, if any. */
  readonly nextDue: () => Promise<Instant | undefined>;
  readonly leases: () => Promise<readonly HeldLease[]>;
  /** Renews all leases of one owner in one commit, for so long from now by the clock of the registry; answers the steps whose lease it still held. */
  readonly renew: (owner: string, forMs: number) => Promise<readonly string[]>;
  readonly people: () => Promise<readonly Person[]>;
  /**
   * Somebody whom the configuration names: the person of this name, else the member who came in by one of these accounts,
   * else a new one. Accounts are replaced.
   */
  readonly enroll: (name: string, accounts: readonly string[]) => Promise<PersonId>;
  /** Whoever owns this account, else a new member who calls themselves so. */
  readonly admit: (account: string, name: string) => Promise<PersonId>;
  /** Notes that these are there now; who was noted within the day before is left as they are. */
  readonly saw: (people: readonly PersonId[]) => Promise<void>;
  /** Inbox: true when the key is new and durably kept; false when it was there. */
  readonly receive: (key: string, body: Json, at: Instant) => Promise<boolean>;
  readonly unfinished: () => Promise<readonly { readonly key: string; readonly body: Json }[]>;
  readonly finish: (key: string) => Promise<void>;
  /** What stands outside about this (`INC-3`), by key. */
  readonly posts: (about: string) => Promise<readonly Post[]>;
  /** Notes what stands outside under this key, in the place of what was noted before. */
  readonly notePost: (about: string, key: string, body: Json) => Promise<void>;
  /** Posts under what begins so, whose keys begin with a moment before this one, in order of about and key. */
  readonly postsBefore: (
    prefix: string,
    at: Instant,
    page: { readonly after: PostPlace | undefined; readonly limit: number },
  ) => Promise<readonly PostPlace[]>;
  /** Deletes these for good. */
  readonly dropPosts: (places: readonly PostPlace[]) => Promise<void>;
  /**
   * Deletes texts with their salts, or a person's row in the directory, and appends one `TextErased`; in one transaction.
   * `gone`: nothing of it is there; `stale`: see `upTo`. Then nothing has happened. Whether it may go is decided before, by
   * `app/retention/erase.ts`.
   */
  readonly erase: (what: Erasure) => Promise<'erased' | 'gone' | 'stale'>;
  /** How much an erasure would take; undefined where nothing of it is there. */
  readonly weigh: (what: Erasure['what']) => Promise<Weight | undefined>;
  /** Checks every envelope, chain, text and position. Runs beside the bot and does not stop it. */
  readonly verify: (progress?: (done: number, all: number) => void) => Promise<VerifyReport>;
  /**
   * A backup as of one moment, in pieces: lines as docs/backup.md says. Runs beside the bot. It is whole only when its last
   * line is there. Rejects with `RegistryUnavailable`: also `Busy`, `Damaged`.
   */
  readonly backup: () => AsyncIterable<string>;
  /** Drops read models and locks and writes them again from what the events say; false, and nothing done, when there are events after `upTo`. */
  readonly rebuild: (models: {
    readonly summaries: readonly IncidentSummary[];
    readonly locks: readonly LockChange[];
    readonly entries?: readonly RegistryEntry[];
    /** Position of the last event that the models say. */
    readonly upTo: number;
  }) => Promise<boolean>;
  /** Small named values that are not history (heads of followers, schema). */
  readonly setting: (name: string) => Promise<Json | undefined>;
  readonly setSetting: (name: string, value: Json) => Promise<void>;
};
