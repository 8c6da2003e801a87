import type { Clock } from '../app/ports/clock.ts';
import type { Configuration } from '../app/ports/configuration.ts';
import type { Problem } from '../app/ports/playbooks.ts';
import type { Registry } from '../app/ports/registry.ts';
import type { Members, OutsideGroup } from '../app/ports/rosters.ts';
import type { Log } from '../app/ship.ts';
import type { Settings } from '../config.ts';
import type { Seen } from '../core/doctor/finding.ts';
import { withoutThat } from '../core/doctor/texts.ts';
import type { AddressGuard } from '../lib/http/address-guard.ts';
import type { Result } from '../lib/result.ts';
import type { Secrets } from '../secrets.ts';

/** Where the record is: read by whoever holds it, not begun yet, or held by somebody who does not say. */
export type RecordAt =
  | { readonly status: 'open'; readonly registry: Pick<Registry, 'summaries' | 'read'> }
  | { readonly status: 'new' }
  | { readonly status: 'away'; readonly why: string };

/** What looks work with. */
export type Bench = {
  readonly settings: Settings;
  readonly configuration: Result<Configuration, readonly Problem[]>;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly guard: AddressGuard;
  readonly record: RecordAt;
  /** Who is in a group that only something outside knows; undefined where it never said. */
  readonly members: (
    group: OutsideGroup,
    signal: AbortSignal,
  ) => Promise<Members['people'] | undefined>;
  /** Whether an account (`slack:U0FIRST`) is closed; undefined where Slack does not say. */
  readonly hasLeft: (account: string) => Promise<boolean | undefined>;
  /** Where anchors have not gone out, a sentence each; undefined where nothing runs that would bring them. */
  readonly anchorsBehind: (() => readonly string[]) | undefined;
};

/** One look. Rejects, or takes as long as it likes: both are told, and keep no other look waiting. */
export type Look = (
  bench: Bench,
  signal: AbortSignal,
) => Promise<readonly Seen[]> | readonly Seen[];

/** A look that needs the configuration. */
export const byRules =
  (
    look: (
      rules: Configuration,
      bench: Bench,
      signal: AbortSignal,
    ) => Promise<readonly Seen[]> | readonly Seen[],
  ): Look =>
  (bench, signal) =>
    bench.configuration.ok
      ? look(bench.configuration.value, bench, signal)
      : [withoutThat('the configuration')];
