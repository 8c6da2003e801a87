import type { Pieces } from '../app/backup/whole.ts';
import type { Problem } from '../app/ports/playbooks.ts';
import type { RecordPart, Registry } from '../app/ports/registry.ts';
import type { Verified } from '../app/proof/verify-record.ts';
import type { Replayed } from '../app/retention/replay.ts';
import type { Examined } from '../core/doctor/report.ts';
import type { Result } from '../lib/result.ts';

/** What the command line can do without a running Sternway; it needs adapters, so it is passed in. */
export type Offline = {
  /** Opens a registry; rejects with `RegistryHeld` while a process has it for itself. Undefined when there is none. */
  readonly openRegistry: (kept: Kept) => Promise<Chest | undefined>;
  /** Brings a registry to the schema of this program, and gives a role of PostgreSQL its rights; says what was done. */
  readonly migrate: (
    kept: Kept,
    role: string | undefined,
  ) => Promise<{ readonly place: string; readonly done: readonly string[] }>;
  /** Makes the registry of this installation of a backup, where there is none; says what came of it. */
  readonly restore: (kept: Kept, pieces: Pieces) => Promise<Restored>;
  /** The public key that signs anchors in this data folder; made anew first with `rotate`. Undefined when there is no folder. */
  readonly signingKey: (
    dataFolder: string,
    rotate: boolean,
  ) => Promise<{ readonly id: string; readonly publicKey: string } | undefined>;
  readonly lint: (file: string) => Promise<readonly Found[]>;
  /** The app for Slack, under the names in the configuration; all that is wrong with that file when it cannot be used. */
  readonly manifest: (wanted: WantedManifest) => Promise<Result<MadeManifest, readonly Problem[]>>;
  /** Looks at everything that has to be in order, by this environment; opens the registry where nothing holds it. */
  readonly examine: () => Promise<Examined>;
  /** A configuration and playbooks, made of what is at these paths; written nowhere. */
  readonly propose: (wanted: WantedProposal) => Promise<Result<ProposedFiles, string>>;
  /** Runs Sternway in this process until it is told to stop. */
  readonly start: (args: readonly string[]) => Promise<void>;
};

/** What came of a restore; `older` is what the next start says, where an anchor knows of more. */
export type Restored = {
  readonly place: string;
  readonly at: string;
  readonly report: Verified;
  readonly replayed: Replayed | undefined;
  readonly older: string | undefined;
};

/** Where a registry is: a file in the data folder, or a database. */
export type Kept = { readonly data: string; readonly database: string | undefined };

export type WantedProposal = {
  /** Files and folders; none: what lies in the current folder. */
  readonly paths: readonly string[];
  /** Where PagerDuty's API is, if it is to be asked. */
  readonly pagerDuty: string | undefined;
  readonly typist: string;
};
export type ProposedFiles = {
  /** Paths from the folder in which they are to stand. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** What was left out, and why. */
  readonly skipped: readonly string[];
  /** Nothing was found: it is a start to write over. */
  readonly isStart: boolean;
};

export type WantedManifest = {
  readonly file: string;
  /** Without it a file that is not there says nothing, and the commands have their own names. */
  readonly mustExist: boolean;
  /** Where Slack reaches this installation; without it Socket Mode. */
  readonly http?: string;
};
export type MadeManifest = { readonly manifest: object; readonly text: string };

/** A registry that this process has opened itself. */
export type Chest = AsyncDisposable & {
  readonly registry: Pick<
    Registry,
    'erase' | 'weigh' | 'texts' | 'people' | 'head' | 'read' | 'search' | 'posts' | 'backup'
  >;
  readonly verify: () => Promise<Verified>;
  readonly exportEvents: (part: RecordPart) => AsyncIterable<string>;
  readonly rebuild: () => Promise<{ readonly incidents: number }>;
  readonly replay: () => Promise<Replayed>;
};

export type Found = Problem & { readonly severity: 'error' | 'warning' };

/** How far something that takes long is, for a person who waits for it. */
export type Progress = { readonly at: (done: number) => void; readonly end: () => void };

/** All that the command line knows of the process it runs in. */
export type Shell = {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves when standard output has taken it. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => void;
  /** Width and height when a person sits in front of it; undefined for pipes and files. */
  readonly screen: () => { readonly columns: number; readonly rows: number } | undefined;
  /**
   * Begins to show how far it is, on standard error; nothing where nobody sits in front of it, where it is not known how
   * many there are, or where what is written goes over the same screen.
   */
  readonly progress: (
    all: number | undefined,
    writes: 'on-screen' | 'in-file',
  ) => Progress | undefined;
  /** Asks the person; undefined when the answer never comes. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => string;
  /** From now on Ctrl-C aborts this signal instead of ending the process. */
  readonly interrupts: () => AbortSignal;
  readonly offline: Offline;
};
