import type { Clock } from './app/ports/clock.ts';
import type { Problem } from './app/ports/playbooks.ts';
import type { Registry } from './app/ports/registry.ts';
import { RegistryUnavailable } from './app/ports/registry-errors.ts';
import type { Log } from './app/ship.ts';

/** What keeps this process from taking orders as it should, kept for whoever asks. */
export type Readiness = {
  /** The same log; a registry that could not be written is remembered on its way through. */
  readonly seeing: (log: Log) => Log;
  /** An edit of the configuration was refused, and is told loudly. */
  readonly refused: (problems: readonly Problem[]) => void;
  /** The configuration file is good, again or still. */
  readonly good: () => void;
  /** One sentence for each reason; none when orders are taken. Asks the registry without writing anything. */
  readonly reasons: (registry: Pick<Registry, 'append'>) => Promise<readonly string[]>;
};

/** So long a registry that failed counts as one that fails. */
const rememberMs = 10_000;

type Outside = {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Puts lines before whoever looks at the terminal. */
  readonly say: (lines: string) => void;
};

/** Ready until something is seen that says otherwise. */
export function openReadiness({ clock, say }: Outside): Readiness {
  let failed: { readonly at: number; readonly error: RegistryUnavailable } | undefined;
  let problems: readonly Problem[] = [];
  const see = (error: unknown): void => {
    if (error instanceof RegistryUnavailable) failed = { at: clock.monotonic(), error };
  };
  return {
    seeing: (log) => ({
      info: log.info,
      warn: (facts) => {
        see(facts['err']);
        log.warn(facts);
      },
    }),
    refused: (found) => {
      problems = found;
      say(refusedEdit(found));
    },
    good: () => {
      problems = [];
    },
    reasons: async (registry) => {
      await tried(registry).then(see);
      const isRecent = failed !== undefined && clock.monotonic() - failed.at < rememberMs;
      return [...(isRecent && failed ? [failed.error.message] : []), ...ofConfiguration(problems)];
    },
  };
}

/** An append that never comes about, because it rests on what is not there: it fails where a real one would, and leaves nothing. */
async function tried({ append }: Pick<Registry, 'append'>): Promise<unknown> {
  const nothing = { events: [], names: [], locks: [], leases: [], due: [] };
  const reads = [{ stream: 'nowhere', version: 1 }];
  const batch = { ...nothing, key: 'readiness', reads, summaries: [], answer: null };
  return append(batch).then(
    () => undefined,
    (error: unknown) => error,
  );
}

const placeOf = ({ file, line, column }: Problem): string => `${file}:${line}:${column}`;

function refusedEdit(problems: readonly Problem[]): string {
  const lines = problems.map((problem) => `  ${placeOf(problem)} ${problem.message}\n`);
  return `THE LAST EDIT OF THE CONFIGURATION IS NOT IN FORCE. It has errors, and what was good before stays in force:\n${lines.join('')}`;
}

/** Anybody may ask whether it is ready, so what stands in the file is not told. */
const ofConfiguration = ([first]: readonly Problem[]): readonly string[] =>
  first === undefined
    ? []
    : [
        `The last edit of the configuration has errors, the first in line ${first.line}, so it is not in force. What was good before stays in force.`,
      ];
