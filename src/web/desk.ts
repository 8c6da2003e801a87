import type { OpenIncidents } from '../app/open-incidents.ts';
import type { Ordered } from '../app/ordered.ts';
import type { RecordPart } from '../app/ports/registry.ts';
import type { Exporting } from '../app/proof/export-record.ts';
import type { Verified } from '../app/proof/verify-record.ts';
import type { Replayed } from '../app/retention/replay.ts';
import type { Ship } from '../app/ship.ts';
import type { Answer } from '../core/answer.ts';
import type { Examined } from '../core/doctor/report.ts';
import type { Result } from '../lib/result.ts';
import type { Exposition } from './exposition.ts';

/** What an administrator does to the registry as a whole. It needs the engine, so main passes it in. */
export type Keeping = {
  /** The bundle of an incident as a tar archive; that it is taken out was recorded before. Undefined where no anchors are made. */
  readonly bundle?: ((asked: Exporting) => Promise<Uint8Array>) | undefined;
  /** The registry up to a position, or one stream of it, as JSON lines, each with its line feed. */
  readonly exportEvents: (part: RecordPart) => AsyncIterable<string>;
  /** Verifies the registry, and asks the places outside for its anchors. */
  readonly verify: (signal: AbortSignal) => Promise<Verified>;
  /** Writes the read models and locks again from the events; answers how many incidents it read. */
  readonly rebuild: () => Promise<{ readonly incidents: number }>;
  /** Erases again what was erased before and came back with a backup. */
  readonly replay: () => Promise<Replayed>;
};

/** What the routes work with. */
export type Desk = {
  readonly ship: Ship;
  readonly changes: Pick<OpenIncidents, 'onChange'>;
  /** The way of every order: `(ordered) => handleOrder(ship, ordered)`. */
  readonly order: (ordered: Ordered) => Promise<Answer>;
  readonly keeping: Keeping;
  /** The secrets that webhooks sign with, by name; without them none of these opens. */
  readonly secrets?:
    | ((names: readonly string[]) => Result<Readonly<Record<string, string>>, readonly string[]>)
    | undefined;
  /** Acts for the person whom the request names; whoever can read its file is that person's machine. */
  readonly localToken: string;
  /** Looks at everything that has to be in order; undefined where nobody passed it in. */
  readonly examine?: ((signal: AbortSignal) => Promise<Examined>) | undefined;
  /** Why orders cannot be taken now, one sentence each; empty when they can. */
  readonly notReady: () => Promise<readonly string[]>;
  /** What of this process does not work just now although orders are taken, one sentence each. */
  readonly impaired: () => readonly string[];
  /** The figures for Prometheus. */
  readonly exposition: Exposition;
  /** Aborts when the server is about to close: streams end then. */
  readonly stopping: AbortSignal;
};
