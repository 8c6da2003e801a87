import { onlyObserves } from '../core/texts/observing.ts';
import type { Configurations } from './ports/configuration.ts';
import type { Ship } from './ship.ts';

/** The ports by which something outside is changed, or somebody outside is told. */
export type WaysOut = Pick<Ship, 'world' | 'pager' | 'publisher' | 'trackers' | 'statusPage'>;

type Rules = { readonly configurations: Configurations };

export const isObserving = ({ configurations }: Rules): boolean =>
  configurations.current().mode === 'observe';

/** The code under which it stands on record. */
export const observingCode = 'Observing';

const notNow = { status: 'later', code: 'Forbidden', why: onlyObserves } as const;

/**
 * The same ways, closed for as long as the configuration in force says `mode: observe`. Whoever uses them asks before, and
 * says so in words; this is the last door, which also holds where somebody forgets. Reading stays open: checks and
 * counts ask, and what lacks a credential is an error of that check.
 */
export function closedWhileObserving(rules: Rules, ways: WaysOut): WaysOut {
  const { world, pager, publisher, trackers, statusPage } = ways;
  const isClosed = (): boolean => isObserving(rules);
  const refused = { status: 'refused', code: observingCode } as const;
  return {
    world: {
      ...world,
      runStep: async (step, effort) =>
        isClosed()
          ? { outcome: 'failed', code: observingCode, evidence: {}, output: onlyObserves }
          : world.runStep(step, effort),
    },
    pager: async (call, signal) => (isClosed() ? refused : pager(call, signal)),
    publisher: async (parcel, signal) => (isClosed() ? refused : publisher(parcel, signal)),
    trackers: {
      file: async (...given) => (isClosed() ? notNow : trackers.file(...given)),
      look: trackers.look,
    },
    statusPage: {
      post: async (...given) => (isClosed() ? notNow : statusPage.post(...given)),
    },
  };
}
